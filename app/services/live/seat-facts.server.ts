import { listAuthorIds } from '../../../db/queries/amendment-people';
import { findAmendmentOfDocument } from '../../../db/queries/amendments';
import { findDocument, type findDocumentPlace } from '../../../db/queries/documents';
import { listRolesOnVersion } from '../../../db/queries/live-seats';
import type { Tx } from '../../../db/store';
import type { AmendmentState } from '../../../db/words';
import type { Decision } from '../../domain/decision';
import { type HeldFor, organisationWrittenFor } from '../../domain/membership';
import { decideSeat, type Seat } from '../../domain/permissions';
import type { ActorFacts } from '../../domain/permissions/actor';
import type { DocumentThing } from '../../domain/permissions/things';
import type { Context, SignedIn } from '../context';
import { actorFacts } from '../people/actor-facts.server';
import type { SeatPerson } from '../rooms';
import { colourOf } from './colour';

/** A live document with the version and the standard it belongs to. */
export type DocumentPlace = NonNullable<Awaited<ReturnType<typeof findDocumentPlace>>>;

/** What of a place the rules ask about. */
type RuledPlace = {
  readonly document: Pick<DocumentPlace['document'], 'kind' | 'state' | 'createdBy'>;
  readonly version: Pick<DocumentPlace['version'], 'state'>;
  readonly standard: Pick<DocumentPlace['standard'], 'id' | 'hiddenAt'>;
};

/** What the rules ask about the draft of a version. */
export function draftThing({ document, version, standard }: RuledPlace): DocumentThing {
  return {
    standardId: standard.id,
    hidden: standard.hiddenAt !== null,
    kind: document.kind,
    documentState: document.state,
    versionState: version.state,
    authorIds: document.createdBy === null ? [] : [document.createdBy],
    amendment: null,
  };
}

/** What the rules ask about any live document: of an amendment, who writes it and where it stands. */
export async function documentThing(tx: Tx, place: DocumentPlace): Promise<DocumentThing> {
  const thing = draftThing(place);
  if (thing.kind !== 'amendment') return thing;
  const amendment = await findAmendmentOfDocument(tx, place.document.id);
  if (!amendment) return branchThing(thing, null, []);
  const ofAmendment = (await findDocument(tx, amendment.draftId))?.kind === 'amendment';
  return branchThing(thing, { ...amendment, ofAmendment }, await listAuthorIds(tx, amendment.id));
}

/** What the rules ask about the branch of an amendment. */
export function branchThing(
  thing: DocumentThing,
  amendment: {
    readonly state: AmendmentState;
    readonly submittedAt: Date | null;
    readonly ofAmendment: boolean;
  } | null,
  authorIds: readonly string[],
): DocumentThing {
  // A branch whose amendment is not in the same database is nobody's.
  if (!amendment) {
    const nobodys = { state: 'withdrawn', submitted: false, ofAmendment: false } as const;
    return { ...thing, authorIds: [], amendment: nobodys };
  }
  const { state, submittedAt, ofAmendment } = amendment;
  return { ...thing, authorIds, amendment: { state, submitted: submittedAt !== null, ofAmendment } };
}

/** The actor with the roles that count for this version only: an editor of one version edits no other. */
async function factsOnVersion(tx: Tx, ctx: Context, place: DocumentPlace): Promise<ActorFacts> {
  const facts = await actorFacts(tx, ctx.actor);
  if (facts.kind !== 'person') return facts;
  const held = await listRolesOnVersion(tx, facts.personId, place.standard.id, place.version.id);
  return { ...facts, roles: held.map(({ role }) => ({ standardId: place.standard.id, role })) };
}

/** The actor as the rules see them beside this document, and the decision on their seat. */
export async function seatDecision(
  tx: Tx,
  ctx: Context,
  place: DocumentPlace,
): Promise<{ readonly facts: ActorFacts; readonly decision: Decision<Seat> }> {
  const facts = await factsOnVersion(tx, ctx, place);
  return { facts, decision: decideSeat(facts, await documentThing(tx, place)) };
}

/** Who somebody is beside the text, with the organisation for which they write. */
export async function seatPerson(tx: Tx, actor: SignedIn, place: DocumentPlace): Promise<SeatPerson> {
  const held = await listRolesOnVersion(tx, actor.personId, place.standard.id, place.version.id);
  return besideText({ id: actor.personId, name: actor.name }, held, actor.memberships[0]);
}

interface Organisation {
  readonly organisationId: string | null;
  readonly organisationName: string | null;
}

/** The same, from the roles they hold on the version and the first organisation they belong to. */
export function besideText(
  { id, name }: { readonly id: string; readonly name: string },
  held: readonly (Organisation & HeldFor)[],
  first: Organisation | undefined,
): SeatPerson {
  const wroteFor = organisationWrittenFor(held, first);
  return {
    id,
    name,
    organisationId: wroteFor?.organisationId ?? null,
    organisation: wroteFor?.organisationName ?? '',
    colour: colourOf(id),
  };
}
