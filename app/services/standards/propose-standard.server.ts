import {
  findProposedSince,
  indexStandard,
  insertFollow,
  insertStandard,
  type StandardRow,
} from '../../../db/queries/standards';
import { insertMove, insertVersion } from '../../../db/queries/versions';
import type { CareSetting, OrganisationKind, StandardType, Topic } from '../../../db/words';
import { allow, type Decision } from '../../domain/decision';
import { decideProposal } from '../../domain/lifecycle';
import { FIRST_NUMBER, numberInWords } from '../../domain/version-number';
import { heldThings } from '../audit/kept-prints.server';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { actorFacts } from '../people/actor-facts.server';
import { signedInPerson } from '../people/signed-in';
import { TWICE_MS } from '../sent-twice';

export interface StandardProposal {
  /** The verified organisation in whose name it is proposed. */
  readonly organisationId: string;
  readonly title: string;
  readonly summary: string;
  readonly type: StandardType;
  /** Who would be bound, in words and as kinds of organisation. */
  readonly appliesTo: string;
  readonly appliesToKinds: readonly OrganisationKind[];
  readonly careSettings: readonly CareSetting[];
  readonly topics: readonly Topic[];
  readonly need: string;
  readonly expectedBenefit: string;
  /** Whether the person was shown the standards that are likely duplicates, or there are none. */
  readonly duplicatesShown: boolean;
}

/**
 * Proposes a new standard: it is public at once, with version 1.0.0 in state Proposed, and the one who proposes
 * it follows it.
 */
export async function proposeStandard(
  ctx: Context,
  proposal: StandardProposal,
): Promise<Decision<{ readonly reference: string; readonly number: string }>> {
  const person = signedInPerson(ctx.actor);
  return await ctx.store.tx(async (tx) => {
    const decision = decideProposal(proposal, await actorFacts(tx, ctx.actor));
    if (!decision.allowed) return decision;
    const twice = await findProposedSince(tx, {
      proposedBy: person.personId,
      title: proposal.title,
      need: proposal.need,
      since: new Date(ctx.now().getTime() - TWICE_MS),
    });
    if (twice !== undefined)
      return allow({ reference: twice.reference, number: numberInWords(FIRST_NUMBER) });
    const { organisationId, duplicatesShown: _shown, ...described } = proposal;
    const at = ctx.now();
    const standard: StandardRow = await insertStandard(tx, {
      id: ctx.newId(),
      ...described,
      appliesToKinds: [...described.appliesToKinds],
      careSettings: [...described.careSettings],
      topics: [...described.topics],
      proposedBy: person.personId,
      proposedFor: organisationId,
      lastRequirement: 0,
      lastComment: 0,
      createdAt: at,
    });
    const version = newVersion(ctx, standard.id, numberInWords(FIRST_NUMBER));
    await insertVersion(tx, version);
    await insertMove(tx, {
      versionId: version.id,
      fromState: null,
      toState: decision.result.to,
      actorId: person.personId,
      reason: proposal.need,
      snapshotHash: null,
      at,
    });
    await indexStandard(tx, standard, '');
    await insertFollow(tx, person.personId, standard.id, at);
    await recordEvent(tx, ctx, {
      act: 'standard-proposed',
      objectKind: 'standard',
      objectId: standard.id,
      standardId: standard.id,
      versionId: version.id,
      organisationId,
      after: { reference: standard.reference, title: standard.title, number: version.number },
      held: await heldThings(tx, [{ kind: 'version', id: version.id }]),
    });
    return allow({ reference: standard.reference, number: version.number });
  });
}

/** A version as it is when it is proposed. */
export function newVersion(ctx: Context, standardId: string, number: string) {
  const at = ctx.now();
  return {
    id: ctx.newId(),
    standardId,
    number,
    state: 'proposed' as const,
    stateSince: at,
    changeSummary: '',
    changeLog: '',
    consultationInvited: '',
    involvementRecord: '',
    createdAt: at,
  };
}
