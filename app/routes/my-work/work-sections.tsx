import type { viewMyWork } from '../../services/people/view-my-work.server';
import { draftItems, urgentItems } from './work-items';
import { type WorkItem, WorkList } from './work-list';

export type Work = Awaited<ReturnType<typeof viewMyWork>>;

interface Section {
  readonly title: string;
  readonly items: readonly WorkItem[];
  /** Said when nothing waits: what would appear here, and through whom. */
  readonly empty: string;
  /** For an office or a duty that this person does not hold. */
  readonly leftOut?: boolean;
}

function sectionsOf(work: Work): readonly Section[] {
  const urgent = urgentItems(work);
  const drafts = draftItems(work);
  return [
    {
      title: 'Votes waiting',
      items: urgent.votes,
      empty:
        'No ballot waits for your vote. You vote when you are the representative or the alternate of an organisation that is enrolled.',
    },
    {
      title: 'Consultations you are invited to',
      items: urgent.invitations,
      empty: '',
      leftOut: work.invitations.length === 0,
    },
    {
      title: 'Approvals waiting',
      items: urgent.approvals,
      empty: 'No version waits for an NHS Standards Lead.',
      leftOut: work.approvals === null,
    },
    {
      title: 'Objections to answer',
      items: urgent.objections,
      empty: 'No formal objection waits for an answer. A Lead who had no part in the decision answers.',
      leftOut: work.objections === null,
    },
    {
      title: 'Proposals waiting',
      items: urgent.proposals,
      empty: 'No proposal waits for an NHS Standards Lead to begin drafting.',
      leftOut: work.proposals === null,
    },
    {
      title: 'Organisations to verify',
      items: urgent.toVerify,
      empty: 'Every organisation is verified.',
      leftOut: work.toVerify === null,
    },
    {
      title: 'People asking to join',
      items: urgent.requests,
      empty: '',
      leftOut: work.requests.length === 0,
    },
    {
      title: 'Comments assigned to you',
      items: drafts.comments,
      empty: 'No comment is assigned to you. Chairs and editors assign comments on their standards.',
    },
    {
      title: 'Comments to decide',
      items: drafts.desks,
      empty: '',
      leftOut: work.desks.length === 0,
    },
    {
      title: 'Mentions',
      items: drafts.mentions,
      empty: 'Nobody has mentioned you since you last looked.',
    },
    {
      title: 'Drafts you work on',
      items: drafts.drafts,
      empty: work.hasRole
        ? 'You are chair or editor of a standard, and no version that you work on is being written now. Anyone who belongs to a verified organisation can propose the next one.'
        : 'You are not chair or editor of a standard. Anyone with an account can comment on a draft and propose wording.',
    },
    {
      title: 'Closing soon',
      items: drafts.closingSoon,
      empty: 'Nothing that you follow or voted in closes within 14 days.',
    },
  ];
}

/** What waits, section by section; those where nothing waits stand together at the end. */
export function WorkSections({ work }: { readonly work: Work }) {
  const sections = sectionsOf(work).filter(({ leftOut }) => !leftOut);
  const empty = sections.filter(({ items }) => items.length === 0);
  return (
    <>
      {sections.map(({ title, items }) =>
        items.length === 0 ? null : <WorkList key={title} title={title} items={items} />,
      )}
      {empty.length === 0 ? null : (
        <section>
          <h2 className="nhsuk-heading-m">
            {empty.length === sections.length ? 'Nothing waits for you' : 'Nothing else waits'}
          </h2>
          <dl className="nhsuk-summary-list">
            {empty.map(({ title, empty: why }) => (
              <div key={title} className="nhsuk-summary-list__row">
                <dt className="nhsuk-summary-list__key">{title}</dt>
                <dd className="nhsuk-summary-list__value">{why}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}
