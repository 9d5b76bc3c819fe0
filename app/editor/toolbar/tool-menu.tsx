import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { ToolIcon, type ToolIconName } from './tool-icons';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly chosen?: boolean;
  readonly disabled?: boolean;
  readonly run: () => void;
}

export interface ToolMenuProps {
  readonly label: string;
  readonly icon?: ToolIconName;
  readonly entries: readonly MenuEntry[];
  /** Whether the label is written beside the picture. */
  readonly written?: boolean;
  readonly wide?: boolean;
}

/** An entry that is one of several choices says whether it is the chosen one. */
function roleOf({ chosen }: MenuEntry) {
  return chosen === undefined
    ? { role: 'menuitem' as const }
    : { role: 'menuitemradio' as const, 'aria-checked': chosen };
}

function itemsIn(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
}

/** A button that opens a menu: arrow keys and first letters go through it, Escape closes it. */
export function ToolMenu({ label, icon, entries, written = true, wide = false }: ToolMenuProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return;
    const all = itemsIn(root.current);
    (all.find((item) => item.getAttribute('aria-checked') === 'true') ?? all[0])?.focus();
    const elsewhere = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', elsewhere);
    return () => document.removeEventListener('pointerdown', elsewhere);
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    const all = itemsIn(root.current);
    const here = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === 'Escape') close();
    else if (event.key === 'Tab') {
      setOpen(false);
      return;
    } else if (to !== undefined) all[(to + all.length) % all.length]?.focus();
    else if (/^\p{L}$/u.test(event.key)) {
      const letter = event.key.toLowerCase();
      const order = [...all.slice(here + 1), ...all.slice(0, here + 1)];
      order.find((item) => item.textContent?.trim().toLowerCase().startsWith(letter))?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="cc-tool-menu" ref={root}>
      <button
        ref={button}
        type="button"
        className={`cc-tool${written ? ' cc-tool--written' : ''}`}
        data-tool
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        title={label}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || open) return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {icon === undefined ? null : <ToolIcon name={icon} />}
        <span className={written ? 'cc-tool__label' : 'nhsuk-u-visually-hidden'}>{label}</span>
        <span className="cc-tool__arrow" aria-hidden="true" />
      </button>
      {open ? (
        <div
          id={id}
          className={`cc-menu-list${wide ? ' cc-menu-list--wide' : ''}`}
          role="menu"
          aria-label={label}
          // A long menu scrolls, and what scrolls must be reachable.
          tabIndex={0}
          onKeyDown={onKey}
        >
          {entries.map((entry) => (
            <button
              key={entry.id}
              type="button"
              className="cc-menu-list__entry"
              {...roleOf(entry)}
              aria-disabled={entry.disabled || undefined}
              tabIndex={-1}
              onClick={() => {
                if (entry.disabled) return;
                setOpen(false);
                entry.run();
              }}
            >
              <span className="cc-menu-list__label">{entry.label}</span>
              {entry.hint === undefined ? null : <span className="cc-menu-list__hint">{entry.hint}</span>}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
