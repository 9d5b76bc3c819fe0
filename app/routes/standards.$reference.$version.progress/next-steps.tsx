import { DateTimeText } from '../../components/date-text';
import { daysLeftWords } from '../../components/dates';
import { EmptyState } from '../../components/empty-state';
import { MandateWayPart } from '../../components/mandate-way-part';
import { MOVE_WORDS } from '../../components/move-words';
import { Refusal } from '../../components/refusal';
import { BALLOT_AGAIN, SameTextFailed } from '../../components/same-text-failed';
import type { NextMove } from '../../services/versions/next-moves.server';
import type { ProgressView } from '../../services/versions/view-progress.server';
import { CorrectNoticePart } from './correct-notice-part';
import type { DeskFailure } from './desk-failure';
import { MoveForm } from './move-form';

interface NextStepsProps {
  readonly desk: ProgressView;
  readonly failure: DeskFailure | undefined;
}

/** Moves that stop a version stand apart from those that bring it on. */
const STOPS: readonly string[] = ['hold', 'cancel'];

/** What can happen next: what it waits for, who can help, and the form for whoever makes the move. */
export function NextSteps({ desk, failure }: NextStepsProps) {
  const { next, version, ballots, approvals, may, standard } = desk;
  const shown = next.filter(({ move }) => !STOPS.includes(move));
  const openBallot = ballots.find(({ state }) => state === 'open');
  const waiting = approvals.find(({ state }) => state === 'waiting');
  return (
    <section aria-labelledby="next-steps">
      <h2 className="nhsuk-heading-l" id="next-steps">
        What happens next
      </h2>
      {version.state === 'consultation' && version.consultationClosesAt !== null ? (
        <p>
          The consultation is open until <DateTimeText at={version.consultationClosesAt} /> (
          {daysLeftWords(desk.now, version.consultationClosesAt)}). The portal closes it by itself.{' '}
          <a
            href={
              desk.consultationLinks.find(({ open }) => open)?.path ??
              `/standards/${standard.reference}/${version.number}`
            }
          >
            Read the text and comment
          </a>
          .
        </p>
      ) : null}
      {openBallot === undefined ? null : (
        <p>
          A ballot is open until <DateTimeText at={openBallot.closesAt} /> (
          {daysLeftWords(desk.now, openBallot.closesAt)}
          ). <a href={`/ballots/${openBallot.id}`}>Open the ballot</a>.
        </p>
      )}
      {waiting === undefined ? null : (
        <p>
          {waiting.purpose === 'patch' && desk.patchNoticeStood ? NOTICE_STOOD : WAITING_FOR[waiting.purpose]}{' '}
          <a href={`/approvals/${waiting.id}`}>Open the approval</a>.
        </p>
      )}
      <SameTextFailed before={desk.sameText} advice={BALLOT_AGAIN} />
      {desk.mandateWay === null ? null : <MandateWayPart way={desk.mandateWay} level={3} />}
      {shown.map((move) => (
        <NextStep key={move.move} next={move} desk={desk} failure={failure} />
      ))}
      <CorrectNoticePart desk={desk} failure={failure} />
      {shown.length === 0 && openBallot === undefined && waiting === undefined && desk.mandateWay === null ? (
        <EmptyState title="Nothing waits to be done" headingLevel={3}>
          {version.publishedAt === null
            ? 'No move leads out of this state.'
            : 'A member of a verified organisation proposes what comes after this version.'}
        </EmptyState>
      ) : null}
      {version.publishedAt === null ? null : (
        <p>
          <a href={`/standards/${standard.reference}/${version.number}/use`}>
            Who uses this version, and what a mandate still has to be proven by
          </a>
        </p>
      )}
      {may.seePatches ? (
        <p>
          <a href={`/standards/${standard.reference}/${version.number}/patch`}>
            {version.publishedAt === null
              ? 'What this patch changes, and its notice'
              : may.preparePatch
                ? 'Prepare a patch, or see those of this version'
                : 'Patches of this version'}
          </a>
        </p>
      ) : null}
      {may.proposeNext ? (
        <p>
          <a href={`/standards/${standard.reference}/next-version`}>Propose the next version</a>
        </p>
      ) : null}
    </section>
  );
}

const WAITING_FOR = {
  publication: 'The text waits for an NHS Standards Lead.',
  mandate: 'A mandate of this text waits for two NHS Standards Leads.',
  patch: 'Notice of this patch stands for 14 days; then an NHS Standards Lead may approve it.',
} as const;

const NOTICE_STOOD = 'The notice of this patch has stood for 14 days: an NHS Standards Lead may approve it.';

interface NextStepProps extends NextStepsProps {
  readonly next: NextMove;
}

function NextStep({ next, desk, failure }: NextStepProps) {
  const { move, mine, waitsFor, madeBy } = next;
  const { title, explains } = MOVE_WORDS[move];
  return (
    <div className="nhsuk-u-margin-bottom-6">
      <h3 className="nhsuk-heading-m">{title}</h3>
      <p>{explains}</p>
      {waitsFor.length === 0 ? null : (
        <Refusal title="It waits for this" headingLevel={3} reasons={waitsFor} />
      )}
      {mine ? (
        <MoveForm next={next} desk={desk} failure={failure} />
      ) : (
        <p className="nhsuk-body-s">{whoMakesIt(madeBy)}</p>
      )}
    </div>
  );
}

/** Who makes a move; that one must sign in for it is said only where nothing else is. */
function whoMakesIt(madeBy: NextMove['madeBy']): string {
  const others = madeBy.filter(({ rule }) => rule !== 'PM-3');
  return (others.length > 0 ? others : madeBy).map(({ sentence }) => sentence).join(' ');
}
