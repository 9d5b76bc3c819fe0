import { insertDecisions } from '../../../db/queries/amendment-decisions';
import { listOtherWriters } from '../../../db/queries/amendment-people';
import { changeAmendment, moveUndecidedAmendments, setAmendmentBase } from '../../../db/queries/amendments';
import type { Tx } from '../../../db/store';
import { type AmendmentMoved, undecidedGoInto } from '../../domain/amendment';
import type { ClauseDecision, ClauseToDecide } from '../../domain/amendment-decision';
import { CLAUSE_OUTCOME_LABELS } from '../../domain/labels/amendments';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { signedInPerson } from '../people/signed-in';
import { amendmentName } from './amendment-address';
import { applyComments, handOnComments } from './apply-comments.server';
import { type LoadedAmendment, movedMeanwhile } from './load-amendment.server';
import { tellAuthors } from './tell-authors.server';

export interface DecisionToRecord {
  readonly loaded: LoadedAmendment;
  readonly moved: AmendmentMoved;
  readonly clauses: readonly ClauseToDecide[];
  readonly decisions: readonly ClauseDecision[];
  /** The acceptance it is part of; null when nothing was merged. */
  readonly acceptanceId: string | null;
  /** What the amendment is counted from, from now on. */
  readonly base: string | null;
  /** Why it was not taken, for the amendment as a whole. */
  readonly reason: string;
}

/**
 * Writes down what an editor decided about an amendment, in the transaction of the caller: each clause, the state
 * it reaches, who changed it before it was accepted, and the comments that are applied with it. Its authors are told.
 *
 * @throws ServiceError `conflict` when somebody moved it meanwhile
 */
export async function recordDecision(tx: Tx, ctx: Context, decided: DecisionToRecord): Promise<void> {
  const person = signedInPerson(ctx.actor);
  const { loaded, moved, clauses, decisions, acceptanceId, base, reason } = decided;
  const { amendment, standard, version, facts } = loaded;
  const at = ctx.now();
  const over = moved.to !== moved.from;
  const change = over
    ? { state: moved.to, decidedBy: person.personId, decidedAt: at, reason }
    : { state: moved.to };
  if (!(await changeAmendment(tx, amendment.id, moved.from, change))) throw movedMeanwhile();
  if (base !== null) await setAmendmentBase(tx, amendment.id, base);
  if (moved.to === 'accepted') {
    const { amendment: parent } = loaded.amended;
    if (parent === null) await applyComments(tx, ctx, amendment.id, version);
    // What it answers is answered when the amendment that it went into is accepted.
    else await handOnComments(tx, amendment.id, parent.id);
  }
  await moveUndecidedAmendments(tx, amendment, undecidedGoInto(moved.to));
  const nameOf = (id: string) => clauses.find(({ clauseId }) => clauseId === id)?.name ?? '';
  await insertDecisions(
    tx,
    decisions.map((one) => ({
      amendmentId: amendment.id,
      acceptanceId,
      partId: one.clauseId,
      clause: nameOf(one.clauseId),
      outcome: one.outcome,
      reason: one.reason.trim(),
      wording: one.wording.trim(),
      decidedBy: person.personId,
      at,
    })),
  );
  const edited = await listOtherWriters(
    tx,
    amendment.documentId,
    facts.authorIds,
    amendment.submittedAt ?? at,
  );
  await recordEvent(tx, ctx, {
    act: over ? `amendment-${moved.to}` : 'amendment-decided-in-part',
    objectKind: 'amendment',
    objectId: amendment.id,
    standardId: standard.id,
    versionId: version.id,
    before: { state: moved.from },
    after: {
      number: amendment.number,
      state: moved.to,
      acceptance: acceptanceId,
      reason,
      editedBy: edited.map(({ personId }) => personId),
      clauses: decisions.map(({ clauseId, outcome, reason: why }) => ({ part: clauseId, outcome, why })),
    },
  });
  const name = amendmentName(amendment.number);
  const how =
    moved.to === 'accepted'
      ? 'is accepted'
      : moved.to === 'rejected'
        ? 'is not accepted'
        : 'is decided in part';
  await tellAuthors(tx, ctx, loaded.amendment, {
    summary: `Your amendment ${name} to ${standard.title} ${version.number} ${how}.`,
    lines: [
      ...decisions.map((one) => {
        const why = one.reason.trim() === '' ? '' : ` Reason given: ${one.reason.trim()}`;
        return `${nameOf(one.clauseId)}: ${CLAUSE_OUTCOME_LABELS[one.outcome]}.${why}`;
      }),
      ...(reason === '' ? [] : [`Reason given: ${reason}`]),
    ],
  });
}
