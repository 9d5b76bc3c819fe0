import type { ReactNode } from 'react';
import { ButtonLink } from '../../components/form/button-link';
import { AmendmentStateTag, VersionStateTag } from '../../components/state-tag';
import { Unbroken } from '../../components/unbroken';
import type { DraftView } from '../../services/live/draft-view';
import { portalPath } from '../portal-path';
import { ProposeButton } from './propose-button';

export interface DraftTopProps {
  readonly view: DraftView;
  /** The state of saving. */
  readonly saving: ReactNode;
  /** Who has the text open. */
  readonly people: ReactNode;
  readonly share?: ReactNode;
  /** Whether there is no live editing in this page, whatever the seat is. */
  readonly ended?: boolean;
}

/** What this is, how it stands, who is here, and what comes next. */
export function DraftTop({ view, saving, people, share, ended = false }: DraftTopProps) {
  const { standard, version, nextStep, amendment } = view;
  return (
    <header className="cc-draft__top">
      <div className="cc-draft__title-line">
        <div className="cc-draft__title">
          <a className="nhsuk-back-link cc-draft__back" href={portalPath(amendment?.path ?? standard.path)}>
            {amendment === null ? standard.reference : `Amendment ${amendment.name}`}
            <span className="nhsuk-u-visually-hidden">
              {amendment === null ? ': back to the standard' : ': back to its page'}
            </span>
          </a>
          <h1 className="nhsuk-heading-l cc-draft__heading">
            <Unbroken
              words={amendment === null ? standard.title : `Amendment ${amendment.name} to ${standard.title}`}
            />
          </h1>
          <p className="cc-draft__facts">
            {amendment === null ? (
              <VersionStateTag state={version.state} />
            ) : (
              <AmendmentStateTag state={amendment.state} />
            )}
            <span>
              {amendment === null ? 'Draft of version' : 'Proposed for version'}{' '}
              <strong>{version.number}</strong>
            </span>
            <span className="cc-draft__mode">{ended ? 'You can read' : modeWords(view)}</span>
          </p>
        </div>
        <div className="cc-draft__actions">
          {share}
          {view.seat === 'write' ? <ProposeButton view={view} /> : null}
          {amendment !== null ? (
            <Onward view={view} />
          ) : nextStep === null ? (
            <a className="cc-draft__progress" href={portalPath(version.progressPath)}>
              Where this version stands
            </a>
          ) : (
            <ButtonLink href={portalPath(version.progressPath)} small>
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

/** What comes after writing an amendment: its authors submit it, an editor decides it. */
function Onward({ view: { amendment, seat } }: Pick<DraftTopProps, 'view'>) {
  if (amendment === null || seat !== 'write') return null;
  return amendment.state === 'proposed' ? (
    <ButtonLink href={portalPath(amendment.reviewPath)} small>
      Review and decide
    </ButtonLink>
  ) : (
    <ButtonLink href={portalPath(`${amendment.path}#submit`)} small>
      Submit the amendment
    </ButtonLink>
  );
}

function modeWords({ seat, amendment, propose }: DraftView): string {
  if (seat === 'write') return amendment === null ? 'You can edit' : 'You write the proposal';
  if (amendment !== null) return 'You can read';
  if (seat !== 'read') return 'You can read';
  return propose === null ? 'You can read and comment' : 'You can read, comment and propose';
}
