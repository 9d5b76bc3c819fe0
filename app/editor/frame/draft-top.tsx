import type { ReactNode } from 'react';
import { ButtonLink } from '../../components/form/button-link';
import { VersionStateTag } from '../../components/state-tag';
import type { DraftView } from '../../services/live/view-draft.server';

export interface DraftTopProps {
  readonly view: DraftView;
  /** The state of saving. */
  readonly saving: ReactNode;
  /** Who has the text open. */
  readonly people: ReactNode;
  readonly share?: ReactNode;
}

/** What this is, how it stands, who is here, and what comes next. */
export function DraftTop({ view, saving, people, share }: DraftTopProps) {
  const { standard, version, nextStep } = view;
  return (
    <header className="cc-draft__top">
      <div className="cc-draft__title-line">
        <div className="cc-draft__title">
          <a className="nhsuk-back-link cc-draft__back" href={standard.path}>
            {standard.reference}
            <span className="nhsuk-u-visually-hidden">: back to the standard</span>
          </a>
          <h1 className="nhsuk-heading-l cc-draft__heading">{standard.title}</h1>
          <p className="cc-draft__facts">
            <VersionStateTag state={version.state} />
            <span>
              Draft of version <strong>{version.number}</strong>
            </span>
            <span className="cc-draft__mode">{modeWords(view)}</span>
          </p>
        </div>
        <div className="cc-draft__actions">
          {share}
          {nextStep === null ? (
            <a className="cc-draft__progress" href={version.progressPath}>
              Where this version stands
            </a>
          ) : (
            <ButtonLink href={version.progressPath} small>
              {nextStep}
            </ButtonLink>
          )}
        </div>
      </div>
      <div className="cc-draft__status-line">
        {saving}
        {people}
      </div>
    </header>
  );
}

function modeWords({ seat }: DraftView): string {
  if (seat === 'write') return 'You can edit';
  return seat === 'read' ? 'You can read and comment' : 'You can read';
}
