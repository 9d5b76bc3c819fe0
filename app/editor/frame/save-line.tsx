import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { announcement } from '../connection/announcements';
import type { SaveState } from '../connection/save-state';

const SIGNS: Readonly<Record<SaveState['tone'], string>> = {
  working: 'M4 12h.01M12 12h.01M20 12h.01',
  saved: 'm4 13 5 5L20 6',
  waiting: 'M12 3v10m0 6h.01',
  stopped: 'M5 5l14 14M19 5 5 19',
};

/**
 * The state of saving in words, and for screen readers what is news about it. Whoever writes further down than this
 * line has its words at the foot of the window.
 */
export function SaveLine({ save, action }: { readonly save: SaveState; readonly action?: ReactNode }) {
  const line = useRef<HTMLDivElement>(null);
  const inSight = useInSight(line);
  return (
    <div className={`cc-save cc-save--${save.tone}`} data-save={save.tone} ref={line}>
      <Sign tone={save.tone} />
      <p className="cc-save__words">
        <strong>{save.words}</strong>
        {save.more === '' ? null : <span className="cc-save__more"> {save.more}</span>}
      </p>
      {save.sent === undefined ? null : <p className="cc-save__sent">{save.sent}</p>}
      {action === undefined ? null : <div className="cc-save__action">{action}</div>}
      <SaveNews save={save} />
      {inSight ? null : (
        <p className={`cc-save-glance cc-save--${save.tone}`} aria-hidden="true">
          <Sign tone={save.tone} />
          <strong>{save.words}</strong>
        </p>
      )}
    </div>
  );
}

function Sign({ tone }: Pick<SaveState, 'tone'>) {
  return (
    <svg
      className="cc-save__sign"
      viewBox="0 0 24 24"
      width="20"
      height="20"
      aria-hidden="true"
      focusable="false"
    >
      <path
        d={SIGNS[tone]}
        fill="none"
        stroke="currentColor"
        strokeWidth="3.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** Whether an element is in the window, at least in part. */
function useInSight(element: RefObject<Element | null>): boolean {
  const [inSight, setInSight] = useState(true);
  useEffect(() => {
    if (element.current === null || typeof IntersectionObserver === 'undefined') return;
    const watch = new IntersectionObserver((seen) => setInSight(seen.at(-1)?.isIntersecting ?? true));
    watch.observe(element.current);
    return () => watch.disconnect();
  }, [element]);
  return inSight;
}

function SaveNews({ save }: { readonly save: SaveState }) {
  const spoken = useRef<SaveState | null>(null);
  const [words, setWords] = useState('');
  useEffect(() => {
    const news = announcement(spoken.current, save);
    if (news === null) {
      // What was told once is news again when it happens again.
      if (save.tone === 'saved' && save.sent === undefined && spoken.current !== null) {
        const { sent: _told, ...others } = spoken.current;
        spoken.current = others;
      }
      return;
    }
    spoken.current = save;
    setWords(news);
  }, [save]);
  return (
    <p className="nhsuk-u-visually-hidden" role="status">
      {words}
    </p>
  );
}
