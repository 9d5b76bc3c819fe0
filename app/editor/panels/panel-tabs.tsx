import type { KeyboardEvent, ReactNode } from 'react';

export type PanelTab = 'comments' | 'proposals' | 'history' | 'checks' | 'about';

export interface TabInPanel {
  readonly id: PanelTab;
  readonly label: string;
  /** A number worth seeing while another tab is open, with what it counts. */
  readonly count?: { readonly number: number; readonly what: string };
  readonly content: ReactNode;
}

export interface PanelTabsProps {
  readonly tabs: readonly TabInPanel[];
  readonly selected: PanelTab;
  readonly onSelect: (tab: PanelTab) => void;
}

/** The tabs beside the text. Arrow keys go from tab to tab, as people know it from elsewhere. */
export function PanelTabs({ tabs, selected, onSelect }: PanelTabsProps) {
  const go = (event: KeyboardEvent<HTMLButtonElement>, place: number) => {
    const step = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const next = step === undefined ? undefined : tabs[(step + tabs.length) % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    onSelect(next.id);
    document.getElementById(`tab-${next.id}`)?.focus();
  };
  return (
    <>
      <div className="cc-tabs" role="tablist" aria-label="Beside the text">
        {tabs.map(({ id, label, count }, place) => (
          <button
            key={id}
            id={`tab-${id}`}
            className="cc-tabs__tab"
            type="button"
            role="tab"
            aria-selected={id === selected}
            aria-controls={`panel-${id}`}
            tabIndex={id === selected ? 0 : -1}
            onClick={() => onSelect(id)}
            onKeyDown={(event) => go(event, place)}
          >
            {label}
            {count === undefined || count.number === 0 ? null : (
              <span className="cc-tabs__count">
                {count.number}
                <span className="nhsuk-u-visually-hidden"> {count.what}</span>
              </span>
            )}
          </button>
        ))}
      </div>
      {tabs.map(({ id, content }) => (
        <div
          key={id}
          id={`panel-${id}`}
          className="cc-tabs__panel"
          role="tabpanel"
          aria-labelledby={`tab-${id}`}
          hidden={id !== selected}
        >
          {id === selected ? content : null}
        </div>
      ))}
    </>
  );
}
