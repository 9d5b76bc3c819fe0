import { contentInWords, DISPOSITION_LABELS, HOW_DECIDED_LABELS } from '../../domain/labels/comments';
import { IMPACT_LABELS } from '../../domain/labels/standards';
import type { CommentView } from '../../services/comments/view-comment.server';
import { DateText, DateTimeText } from '../date-text';
import { DispositionTag } from '../state-tag';
import { SummaryList } from '../summary-list';
import { RevisionText } from './revision-text';

type Shown = Pick<CommentView, 'decided' | 'proposal' | 'content' | 'contentUntil' | 'entry'>;

/** What was decided on a comment, or what is proposed to be. */
export function DecisionPart({ view }: { readonly view: Shown }) {
  const { decided, proposal } = view;
  if (decided !== null) return <Decided view={view} decided={decided} />;
  if (proposal === null) return null;
  return (
    <section className="cc-comment__decision" aria-labelledby="decision">
      <h2 className="nhsuk-heading-m" id="decision">
        Proposed decision
      </h2>
      <SummaryList
        rows={[
          { key: 'Decision', value: <DispositionTag state={proposal.disposition} /> },
          { key: 'Reason', value: proposal.reason || null },
          { key: 'Impact', value: proposal.impact === null ? null : IMPACT_LABELS[proposal.impact] },
          { key: 'Repeats', value: linkTo(proposal.duplicateOf) },
          { key: 'In the block', value: proposal.block === null ? null : `“${proposal.block}”` },
          { key: 'Proposed by', value: proposal.by },
          { key: 'Proposed', value: <DateTimeText at={proposal.proposedAt} /> },
          {
            key: 'Stands',
            value: (
              <>
                After <DateText at={proposal.endsAt} />, when that day is over, unless somebody pulls it out
                before
                {proposal.standsByItself ? '' : '; the chair records it then'}
              </>
            ),
          },
        ]}
      />
    </section>
  );
}

function Decided({
  view,
  decided,
}: {
  readonly view: Shown;
  readonly decided: NonNullable<Shown['decided']>;
}) {
  const { content, contentUntil } = view;
  const waits = content === null && contentUntil !== null && decided.disposition !== 'withdrawn';
  return (
    <section className="cc-comment__decision" aria-labelledby="decision">
      <h2 className="nhsuk-heading-m" id="decision">
        Decision: {DISPOSITION_LABELS[decided.disposition]}
      </h2>
      <SummaryList
        rows={[
          { key: 'Reason', value: decided.reason || null },
          { key: 'Impact', value: decided.impact === null ? null : IMPACT_LABELS[decided.impact] },
          { key: 'Repeats', value: linkTo(decided.duplicateOf) },
          {
            key: 'How decided',
            value: `${HOW_DECIDED_LABELS[decided.how]}${decided.block === null ? '' : ` called “${decided.block}”`}`,
          },
          {
            key: 'Count',
            value: decided.count === null ? null : `${decided.count.yes} for, ${decided.count.no} against`,
          },
          { key: 'Recorded by', value: decided.by },
          { key: 'Decided', value: <DateTimeText at={decided.at} /> },
          {
            key: 'Applied in',
            value: decided.appliedIn === null ? null : <RevisionText revision={decided.appliedIn} />,
          },
          {
            key: 'Commenter',
            value: content === null ? null : contentInWords(content, view.entry.recordedBy),
          },
          {
            key: 'Answer until',
            value: waits ? <DateText at={contentUntil} /> : null,
          },
        ]}
      />
    </section>
  );
}

function linkTo(to: { readonly name: string; readonly path: string } | null) {
  return to === null ? null : <a href={to.path}>{to.name}</a>;
}
