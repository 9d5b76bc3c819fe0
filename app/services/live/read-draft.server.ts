import { findAmendmentBase, findAmendmentOfDocument } from '../../../db/queries/amendments';
import { listAppointments } from '../../../db/queries/appointments';
import { findDocumentPlace, findOpenDraft, readLog } from '../../../db/queries/documents';
import { findSessionEnd } from '../../../db/queries/live-seats';
import { findStandard } from '../../../db/queries/standards';
import { listMilestones, listSnapshots } from '../../../db/queries/texts';
import type { Tx } from '../../../db/store';
import { isOver } from '../../domain/amendment';
import type { Reason } from '../../domain/decision';
import { may } from '../../domain/permissions';
import { isAmendable } from '../../domain/permissions/states-of-text';
import { sayReasons } from '../../domain/reason-sentences';
import type { ReasonWord } from '../../domain/reason-words';
import type { Context } from '../context';
import { draftPath } from '../versions/version-address';
import type { DraftView } from './draft-view';
import { nextStepLabel } from './next-step';
import { type DocumentPlace, documentThing, seatDecision, seatPerson } from './seat-facts.server';

/**
 * What is stored of a live text, with what the rules let this person do in it; undefined when there is no such
 * text for them.
 */
export async function readDraft(tx: Tx, ctx: Context, documentId: string, kind: 'draft' | 'amendment') {
  const place = await findDocumentPlace(tx, documentId);
  if (!place) return undefined;
  const { facts, decision } = await seatDecision(tx, ctx, place);
  if (place.document.kind !== kind) return undefined;
  const thing = await documentThing(tx, place);
  if (!may(facts, 'read-draft', thing).allowed) return undefined;
  if (thing.amendment !== null) {
    const { submitted } = thing.amendment;
    if (!may(facts, 'read-amendment', { ...thing, submitted }).allowed) return undefined;
  }
  const { standard, version } = place;
  const seated = decision.allowed && (await hasSession(tx, ctx));
  const reasons = decision.allowed
    ? decision.result.seat === 'write'
      ? []
      : decision.result.because
    : decision.reasons;
  const amendment = await findAmendmentOfDocument(tx, documentId);
  const byForm =
    amendment?.state === 'open' &&
    may(facts, 'write-amendment', { ...thing, submitted: amendment.submittedAt !== null }).allowed;
  const writes = decision.allowed && decision.result.seat === 'write';
  const propose = { hidden: thing.hidden, organisationId: null, versionState: version.state };
  return {
    place,
    amendment,
    byForm,
    base: amendment && (await findAmendmentBase(tx, amendment.id)),
    // Who writes an amendment has no need of an amendment of it.
    mayPropose:
      may(facts, 'propose-amendment', propose).allowed &&
      (!amendment || (!isOver(amendment.state) && !writes)),
    seat: seated ? decision.result.seat : ('none' as const),
    why: sayReasons(telling(reasons)).map(({ sentence, help }) => ({ sentence, help })),
    me: ctx.actor.kind === 'person' ? await seatPerson(tx, ctx.actor, place) : null,
    nextStep:
      kind === 'amendment'
        ? null
        : nextStepLabel(facts, version.state, { standardId: standard.id, tookPart: [] }),
    log: await readLog(tx, documentId),
    nextDraft:
      place.document.state === 'open' && isAmendable(version.state) ? null : await nextDraftOf(tx, place),
    owner: (await findStandard(tx, standard.reference))?.ownerName ?? null,
    snapshots: may(facts, 'freeze', { standardId: standard.id }).allowed
      ? await listSnapshots(tx, [version.id])
      : await listMilestones(tx, [version.id]),
    people: await listAppointments(tx, [standard.id]),
  };
}

/** Where nobody writes any more, that only editors write is no reason: being one would not help. */
function telling(reasons: readonly Reason[]): readonly Reason[] {
  const only = (...words: readonly ReasonWord[]) => reasons.filter(({ word }) => words.includes(word));
  const forGood = only('text-final', 'state-not-amendable');
  if (forGood.length > 0) return forGood;
  const forNow = only('document-not-open', 'state-not-editable');
  return forNow.length > 0 ? forNow : reasons;
}

async function nextDraftOf(tx: Tx, { standard, version }: DocumentPlace): Promise<DraftView['nextDraft']> {
  const next = await findOpenDraft(tx, standard.id, version.createdAt);
  return next === undefined ? null : { number: next.number, path: draftPath(next.documentId) };
}

async function hasSession(tx: Tx, ctx: Context): Promise<boolean> {
  if (ctx.actor.kind !== 'person') return false;
  return (await findSessionEnd(tx, ctx.actor.sessionId, ctx.actor.personId, ctx.now())) !== undefined;
}
