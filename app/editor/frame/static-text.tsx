import { createContext, type MutableRefObject, useContext, useEffect, useLayoutEffect, useRef } from 'react';
import { PageRequestContext } from '../../components/shell/page-request';

/** The element of the text that the server sent, while the page around it changes. */
export const SentText = createContext<MutableRefObject<Element | null>>({ current: null });

const useEffectBeforePaint = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/**
 * The text as the server rendered it: what is read before the live text is here, and without JavaScript. The page
 * carries it once, as HTML; wherever it is shown next, the same elements are moved there.
 */
export function StaticText({ empty }: { readonly empty: boolean }) {
  const { text } = useContext(PageRequestContext);
  const sent = useContext(SentText);
  const place = useRef<HTMLDivElement>(null);
  useEffectBeforePaint(() => {
    const here = place.current;
    if (here === null) return;
    if (sent.current === null) sent.current = here.firstElementChild;
    else here.append(sent.current);
  }, [sent]);
  if (empty) return <p className="cc-draft__nothing">Nothing has been written in this draft yet.</p>;
  return (
    <div
      ref={place}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: made by the renderer, which lets only its own elements out
      dangerouslySetInnerHTML={{ __html: text && `<div class="cc-standard cc-draft__static">${text}</div>` }}
    />
  );
}
