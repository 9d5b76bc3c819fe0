import { HOW_DECIDED_LABELS } from '../../domain/labels/comments';
import type { ReportLine } from '../../services/comments/view-disposition-report.server';
import { DateText } from '../date-text';
import { CommentStateTag, DispositionTag } from '../state-tag';
import { Quote } from './place-line';
import { RevisionText } from './revision-text';

interface ReportCellProps {
  readonly line: ReportLine;
}

/** What a comment says: the words it is about, its own, those it proposes, and why it blocks. */
export function ReportWords({ line }: ReportCellProps) {
  const { quote, saidElsewhere, body, proposedWording, blocking, blockingReason } = line;
  return (
    <div className="cc-report__words">
      {quote === '' ? null : (
        <>
          <span className="nhsuk-u-visually-hidden">Words commented on:</span>
          <Quote words={quote} />
        </>
      )}
      {placeThere(saidElsewhere) === '' ? null : <p>{placeThere(saidElsewhere)}</p>}
      <p className="cc-comment__plain">{body}</p>
      {proposedWording === '' ? null : (
        <p className="cc-comment__plain">
          <strong>Proposed:</strong> {proposedWording}
        </p>
      )}
      {blocking && blockingReason !== '' ? (
        <p className="cc-comment__plain">
          <strong>Blocking because:</strong> {blockingReason}
        </p>
      ) : null}
    </div>
  );
}

/** What became of a comment: the decision, why, how and when it was reached, and what applied it. */
export function ReportDecision({ line }: ReportCellProps) {
  const { disposition, state, duplicateOf, reason, howDecided, count, decidedAt, appliedIn, appliedBy } =
    line;
  const observations = line.saidElsewhere?.observations ?? '';
  return (
    <div className="cc-report__words">
      {disposition === null ? <CommentStateTag state={state} /> : <DispositionTag state={disposition} />}
      {duplicateOf === null ? null : <p>Repeats C-{duplicateOf}</p>}
      {reason === '' ? null : <p className="cc-comment__plain">{reason}</p>}
      {howDecided === null ? null : (
        <p>
          {HOW_DECIDED_LABELS[howDecided]}
          {count === null ? null : `: ${count.yes} for, ${count.no} against`}
          {decidedAt === null ? null : (
            <>
              , <DateText at={decidedAt} />
            </>
          )}
        </p>
      )}
      {appliedIn === null ? null : (
        <p>
          Applied in <RevisionText revision={appliedIn} />
          {appliedBy.map(({ name, path }, at) => (
            <span key={path}>
              {at === 0 ? ' by ' : ', '}
              <a href={path}>{name}</a>
            </span>
          ))}
        </p>
      )}
      {observations === '' ? null : (
        <p className="cc-comment__plain">
          <strong>Observation in the sheet:</strong> {observations}
        </p>
      )}
    </div>
  );
}

/** Where the commenter's own sheet says that it stands. */
function placeThere(there: ReportLine['saidElsewhere']): string {
  const line = there?.line ? `line ${there.line}` : '';
  const words = [there?.passage ?? '', line].filter(Boolean).join(', ');
  return words === '' ? '' : `In the sheet: ${words}`;
}
