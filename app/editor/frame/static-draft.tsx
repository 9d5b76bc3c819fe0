import type { ReactNode } from 'react';
import type { DraftView } from '../../services/live/draft-view';
import { AboutTab } from '../panels/about-tab';
import { HistoryTab } from '../panels/history-tab';
import { portalPath } from '../portal-path';
import { ClauseList } from './clause-list';
import { DraftFrame } from './draft-frame';
import { DraftTop } from './draft-top';
import { StaticText } from './static-text';
import { WhyNot } from './why-not';

export interface StaticDraftProps {
  readonly view: DraftView;
  /** What is said in place of the state of saving. */
  readonly saving?: ReactNode;
}

/**
 * The page of a draft as text: what everybody sees first, what readers without an account see, and all there
 * is without JavaScript.
 */
export function StaticDraft({ view, saving = null }: StaticDraftProps) {
  const live = view.seat !== 'none';
  return (
    <DraftFrame
      pane="text"
      top={<DraftTop view={view} saving={saving} people={null} />}
      tools={live ? <div className="cc-toolbar cc-toolbar--waiting" aria-hidden="true" /> : null}
      clauses={<ClauseList outline={view.text.outline} />}
      text={
        <>
          {view.seat === 'write' ? (
            <noscript>
              <p className="nhsuk-inset-text cc-draft__why">
                Editing needs JavaScript, because every keystroke is exchanged with the others who write.{' '}
                {view.amendment === null ? (
                  'You can read the draft as it is now, and comment on it with an ordinary form.'
                ) : view.amendment.clauseFormPath === null ? (
                  <>
                    You can read the amendment as it is now, and{' '}
                    <a href={portalPath(view.amendment.reviewPath)}>decide it clause by clause</a>.
                  </>
                ) : (
                  <a href={portalPath(view.amendment.clauseFormPath)}>Write a clause in an ordinary form</a>
                )}
              </p>
            </noscript>
          ) : null}
          <WhyNot view={view} path={view.path} />
          <StaticText empty={view.text.empty} />
        </>
      }
      panel={
        <div className="cc-draft__still">
          <h2 className="nhsuk-heading-s">Comments</h2>
          <p>
            <a href={portalPath(view.comments.all)}>Read the comments</a> or{' '}
            <a href={portalPath(view.comments.new)}>comment on this draft</a>.
          </p>
          {view.amendment === null ? (
            <>
              <h2 className="nhsuk-heading-s">Proposals</h2>
              <p>
                <a href={portalPath(view.amendmentsPath)}>Read what people propose to change</a>
              </p>
            </>
          ) : null}
          <HistoryTab view={view} />
          <AboutTab view={view} />
        </div>
      }
    />
  );
}
