import { DataTable } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { EmptyState } from '../../components/empty-state';
import { CommentStateTag, DispositionTag, VotePositionTag } from '../../components/state-tag';
import { STANDARD_ROLE_LABELS } from '../../domain/labels';
import type { ShownPosition } from '../../services/organisations/positions-of.server';
import type { OrganisationView } from './organisation-facts';

const PART_LABELS = { owner: 'Owner', ...STANDARD_ROLE_LABELS };

/** What the organisation did in public. */
export function OrganisationRecord({ organisation }: { readonly organisation: OrganisationView }) {
  return (
    <>
      <Standards organisation={organisation} />
      <Votes organisation={organisation} />
      <Comments organisation={organisation} />
    </>
  );
}

function Standards({ organisation: { name, standards } }: { readonly organisation: OrganisationView }) {
  return (
    <section>
      <h2 className="nhsuk-heading-m">Standards it takes part in</h2>
      {standards.length === 0 ? (
        <EmptyState title="None yet" headingLevel={3}>
          Standards appear here when {name} owns one, or when its people chair or edit one.
        </EmptyState>
      ) : (
        <ul className="nhsuk-list">
          {standards.map(({ reference, title, path, parts }) => (
            <li key={reference}>
              <a href={path}>
                {reference} {title}
              </a>
              , {parts.map((part) => PART_LABELS[part].toLowerCase()).join(', ')}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Votes({ organisation: { votes } }: { readonly organisation: OrganisationView }) {
  return (
    <section>
      <h2 className="nhsuk-heading-m">Positions in ballots</h2>
      <DataTable
        caption="Positions in closed ballots and closed rounds, newest first"
        captionHidden
        rows={votes}
        rowKey={({ ballotId }) => ballotId}
        columns={[
          {
            header: 'Ballot',
            rowHeader: true,
            cell: ({ path, reference, title, version }) => (
              <a href={path}>
                {reference} {title} {version}
              </a>
            ),
          },
          {
            header: 'Position',
            cell: ({ last, first }) => (
              <>
                {last ? <Position shown={last} /> : null}
                {first ? (
                  <div>
                    In the first round: <Position shown={first} />
                  </div>
                ) : null}
              </>
            ),
          },
          {
            header: 'Reason',
            cell: ({ last, first }) => (
              <>
                {last ? <div>{last.reason || 'None given'}</div> : null}
                {first ? <div>In the first round: {first.reason || 'none given'}</div> : null}
              </>
            ),
          },
          {
            header: 'Closed',
            cell: ({ closedAt, goesRound }) => (
              <>
                <DateText at={closedAt} />
                {goesRound ? '; the second round goes on' : ''}
              </>
            ),
          },
        ]}
        empty={
          <EmptyState title="None yet" headingLevel={3}>
            A position is shown here when the ballot, or its first round, has closed. Its voting
            representative enrols it for ballots.
          </EmptyState>
        }
      />
    </section>
  );
}

function Position({ shown }: { readonly shown: ShownPosition }) {
  return (
    <>
      <VotePositionTag state={shown.position} />
      {shown.withdrawn ? ' withdrawn after the ballot; counts as approve' : ''}
      {shown.paidByEnrolled ? ' said that another enrolled organisation pays it for this ballot' : ''}
    </>
  );
}

function Comments({ organisation }: { readonly organisation: OrganisationView }) {
  const { comments, commentCount } = organisation;
  return (
    <section>
      <h2 className="nhsuk-heading-m">Comments and their decisions</h2>
      {commentCount > comments.length ? (
        <p>
          The latest {comments.length} of {commentCount}.
        </p>
      ) : null}
      <DataTable
        caption="Comments, newest first"
        captionHidden
        rows={comments}
        rowKey={({ id }) => id}
        columns={[
          {
            header: 'Comment',
            rowHeader: true,
            cell: ({ path, name, reference }) => (
              <a href={path}>
                {name} on {reference}
              </a>
            ),
          },
          { header: 'What it says', cell: ({ body }) => shortened(body) },
          {
            header: 'Decision',
            cell: ({ state, disposition }) =>
              disposition ? <DispositionTag state={disposition} /> : <CommentStateTag state={state} />,
          },
          { header: 'Made', cell: ({ createdAt }) => <DateText at={createdAt} /> },
        ]}
        empty={
          <EmptyState title="None yet" headingLevel={3}>
            Its members can speak for it when they comment on a draft or a published standard.
          </EmptyState>
        }
      />
    </section>
  );
}

const SHOWN = 160;

function shortened(text: string): string {
  if (text.length <= SHOWN) return text;
  return `${text.slice(0, text.lastIndexOf(' ', SHOWN)).trimEnd() || text.slice(0, SHOWN)}…`;
}
