import { useEffect } from 'react';
import { focusToolbar } from './toolbar/roving';

export interface AreaKeys {
  readonly showKeys: () => void;
  readonly comment: () => void;
}

/** Keys that work everywhere on the page: F6 from area to area, "?" for the list of keys. */
export function useAreaKeys({ showKeys, comment }: AreaKeys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'F6' && !event.ctrlKey && !event.altKey) {
        event.preventDefault();
        goToArea(event.shiftKey ? -1 : 1);
      } else if (event.key === '?' && !isTyping(event.target)) {
        event.preventDefault();
        showKeys();
      } else if (event.altKey && (event.ctrlKey || event.metaKey) && event.code === 'KeyM') {
        if (event.defaultPrevented) return;
        event.preventDefault();
        comment();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [showKeys, comment]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input, textarea, select, dialog') !== null;
}

interface Area {
  readonly holder: HTMLElement;
  readonly enter: () => void;
}

function goToArea(step: 1 | -1): void {
  const areas = visibleAreas();
  const here = areas.findIndex(({ holder }) => holder.contains(document.activeElement));
  const next = here < 0 ? (step === 1 ? 0 : areas.length - 1) : (here + step + areas.length) % areas.length;
  areas[next]?.enter();
}

/** The areas in the order in which F6 goes round them; those that are folded away are left out. */
function visibleAreas(): Area[] {
  const found: Area[] = [];
  const add = (selector: string, enter: (holder: HTMLElement) => void) => {
    const holder = document.querySelector<HTMLElement>(selector);
    if (holder !== null && holder.offsetParent !== null) found.push({ holder, enter: () => enter(holder) });
  };
  add('.cc-toolbar', focusToolbar);
  add('.cc-draft__surface', (holder) => holder.querySelector<HTMLElement>('.ProseMirror')?.focus());
  add('.cc-draft__panel', (holder) =>
    holder.querySelector<HTMLElement>('[role="tab"][tabindex="0"]')?.focus(),
  );
  add('.cc-draft__clauses', (holder) => {
    const current = holder.querySelector<HTMLElement>('a[aria-current]');
    (current ?? holder.querySelector<HTMLElement>('a'))?.focus();
  });
  return found;
}
