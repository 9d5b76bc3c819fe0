import { eq } from 'drizzle-orm';
import * as Y from 'yjs';
import { openLive, textFragment } from '../../app/document/live-document';
import type { TextWorkshop } from '../../app/document/workshop-types';
import { endOfDayAfter } from '../../app/domain/london-time';
import type { SignedIn } from '../../app/services/context';
import type { Rooms } from '../../app/services/rooms';
import { appoint } from '../../app/services/standards/appoint.server';
import { proposeStandard, type StandardProposal } from '../../app/services/standards/propose-standard.server';
import { describeVersion } from '../../app/services/versions/describe-version.server';
import { freezeText } from '../../app/services/versions/freeze-text.server';
import { moveVersion } from '../../app/services/versions/move-version.server';
import { type Publication, publishVersion } from '../../app/services/versions/publish-version.server';
import { startDrafting } from '../../app/services/versions/start-drafting.server';
import { readLog } from '../../db/queries/documents';
import { findStandard } from '../../db/queries/standards';
import { findVersion, type VersionRow } from '../../db/queries/versions';
import type { Engine, Store } from '../../db/store';
import { foldHere } from '../../server/collab/fold';
import { LiveRooms } from '../../server/collab/rooms';
import { splitHere } from '../../server/collab/split-update';
import { storeLog } from '../../server/collab/update-log-store';
import type { Log } from '../../server/log';
import {
  makeOrganisation,
  makePerson,
  signedIn,
  type TestContext,
  type TestOrganisation,
  testContext,
} from './context';
import { freshStore } from './store';

/** The people around one standard, each with the services as they see them. */
export interface StandardWorld {
  readonly ctx: TestContext;
  readonly supplier: TestOrganisation;
  /** Member of the supplier; proposes. */
  readonly proposer: TestContext;
  readonly lead: TestContext;
  readonly chair: TestContext;
  readonly editor: TestContext;
  readonly secretariat: TestContext;
  /** Has an account and nothing else. */
  readonly reader: TestContext;
}

const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A world on a store of its own, unless one is given, with the real live-text rooms and a given text workshop. */
export async function standardWorld(
  engine: Engine,
  texts: TextWorkshop,
  given?: Store,
): Promise<StandardWorld> {
  const store = given ?? (await freshStore(engine));
  const base = testContext(store, { openTexts: async () => texts });
  const rooms = new LiveRooms({
    log: storeLog(store, base.now),
    report: quiet,
    fold: foldHere,
    split: splitHere,
    reseat: async () => undefined,
  });
  const ctx = withRooms(base, rooms);
  const person = async (name: string, offices: Parameters<typeof makePerson>[1] = {}) =>
    await makePerson(ctx, { name, email: `${name.toLowerCase()}@example.org`, ...offices });
  const [pat, chloe, edwin] = [await person('Pat'), await person('Chloe'), await person('Edwin')];
  const lena = await person('Lena', { offices: ['lead'] });
  const sam = await person('Sam', { offices: ['secretariat'] });
  const supplier = await makeOrganisation(ctx, { name: 'Larch Systems', members: [pat, edwin] });
  await makeOrganisation(ctx, { name: 'Riverside Trust', kind: 'nhs-trust', members: [chloe] });
  return {
    ctx,
    supplier,
    proposer: await signedIn(ctx, pat),
    lead: await signedIn(ctx, lena),
    chair: await signedIn(ctx, chloe),
    editor: await signedIn(ctx, edwin),
    secretariat: await signedIn(ctx, sam),
    reader: await signedIn(ctx, await person('Rita')),
  };
}

function withRooms(ctx: TestContext, rooms: Rooms): TestContext {
  return {
    ...ctx,
    rooms,
    as: (actor) => withRooms(ctx.as(actor), rooms),
    from: (visitor) => withRooms(ctx.from(visitor), rooms),
  };
}

/** What a proposal holds, unless a test is about that. */
export function proposal(world: StandardWorld, change: Partial<StandardProposal> = {}): StandardProposal {
  return {
    organisationId: world.supplier.id,
    title: 'Discharge summary messages',
    summary: 'How a hospital tells a practice that a patient goes home.',
    type: 'technical-standards-and-specifications',
    appliesTo: 'Hospitals and GP practices',
    appliesToKinds: ['nhs-trust', 'gp-practice'],
    careSettings: ['hospital', 'gp-primary-care'],
    topics: ['messaging'],
    need: 'Letters arrive late.',
    expectedBenefit: 'Medicines are right on the day.',
    duplicatesShown: true,
    ...change,
  };
}

export interface VersionPlace {
  readonly reference: string;
  readonly number: string;
  readonly standardId: string;
  readonly versionId: string;
}

/** A standard that was just proposed. */
export async function proposed(world: StandardWorld): Promise<VersionPlace> {
  const decision = await proposeStandard(world.proposer, proposal(world));
  if (!decision.allowed) throw new Error(`Refused: ${JSON.stringify(decision.reasons)}`);
  const { reference, number } = decision.result;
  return await world.ctx.store.read(async (tx) => {
    const standardId = (await findStandard(tx, reference))?.standard.id ?? '';
    const versionId = (await findVersion(tx, standardId, number))?.id ?? '';
    return { reference, number, standardId, versionId };
  });
}

/** The same in Drafting, with chair and editor named and a draft begun from the template. */
export async function drafting(
  world: StandardWorld,
): Promise<VersionPlace & { readonly documentId: string }> {
  const place = await proposed(world);
  const { versionId } = place;
  await appoint(world.lead, { versionId, role: 'chair', person: 'chloe@example.org' });
  world.ctx.advance({ days: 15 });
  const begun = await moveVersion(world.lead, versionId, {
    move: 'begin-drafting',
    ownerId: world.supplier.id,
    lane: 'managed-capacity',
    shorteningReason: '',
  });
  if (!begun.allowed) throw new Error(`Refused: ${JSON.stringify(begun.reasons)}`);
  await appoint(world.chair, { versionId, role: 'editor', person: 'Edwin' });
  const draft = await startDrafting(world.editor, versionId, { from: 'template' });
  if (!draft.allowed) throw new Error(`Refused: ${JSON.stringify(draft.reasons)}`);
  await describeVersion(world.chair, versionId, {
    changeSummary: 'First edition',
    changeLog: 'Everything is new.',
    involvementRecord: 'All trusts were asked by letter.',
    highestImpact: null,
  });
  return { ...place, ...draft.result };
}

export async function versionNow(ctx: TestContext, place: VersionPlace): Promise<VersionRow> {
  const row = await ctx.store.read((tx) => findVersion(tx, place.standardId, place.number));
  if (!row) throw new Error('The version is gone.');
  return row;
}

/** Adds a paragraph at the end of a draft, as an edit of this person. */
export async function typeInto(writer: TestContext, documentId: string, text: string): Promise<void> {
  const { updates } = await writer.store.read((tx) => readLog(tx, documentId));
  const doc = openLive(updates);
  const before = Y.encodeStateVector(doc);
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(text)]);
    const body = textFragment(doc);
    body.insert(body.length, [paragraph]);
  });
  const update = Y.encodeStateAsUpdate(doc, before);
  doc.destroy();
  const { personId, memberships } = writer.actor as SignedIn;
  const author = { personId, organisationId: memberships[0]?.organisationId ?? null };
  await writer.rooms.appendServerUpdate(documentId, update, author);
}

/** The words of a draft as its log stands now. */
export async function wordsOf(ctx: TestContext, documentId: string): Promise<string> {
  const { updates } = await ctx.store.read((tx) => readLog(tx, documentId));
  const { html } = await ctx.texts.readLive(updates);
  return html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

/** A version that waits for approval of its present text; how it came there is not what the test is about. */
export async function awaitingApproval(
  world: StandardWorld,
  place: VersionPlace & { readonly documentId: string },
): Promise<{ readonly snapshotId: string; readonly hash: string }> {
  const name = `Ballot text of ${place.number}`;
  return await freezeText(
    world.chair,
    { documentId: place.documentId, kind: 'ballot', name },
    async (tx, frozen) => {
      const snapshotId = await frozen.keep();
      await tx.db
        .update(tx.tables.versions)
        .set({ state: 'awaiting-approval', stateSince: world.ctx.now(), snapshotId })
        .where(eq(tx.tables.versions.id, place.versionId));
      return { snapshotId, hash: frozen.hash };
    },
  );
}

/** What a publication by the world's Lead holds, unless a test is about that. */
export function publication(
  world: StandardWorld,
  place: VersionPlace,
  frozen: { readonly snapshotId: string; readonly hash: string },
): Publication {
  const { actor } = world.lead;
  return {
    versionId: place.versionId,
    snapshotId: frozen.snapshotId,
    reasons: 'It is ready.',
    approvals: [{ leadId: actor.kind === 'person' ? actor.personId : '', hash: frozen.hash }],
    unansweredObjections: 0,
    reviewBy: endOfDayAfter(world.ctx.now(), 365),
    implementFrom: null,
    complyBy: null,
  };
}

/** The first version of a standard, published from the template with a few words of its own. */
export async function published(
  world: StandardWorld,
  words = 'Every message names its sender.',
): Promise<VersionPlace & { readonly documentId: string; readonly hash: string }> {
  const place = await drafting(world);
  await typeInto(world.editor, place.documentId, words);
  const frozen = await awaitingApproval(world, place);
  const decision = await world.ctx.store.tx((tx) =>
    publishVersion(tx, world.lead, publication(world, place, frozen)),
  );
  if (!decision.allowed) throw new Error(`Refused: ${JSON.stringify(decision.reasons)}`);
  return { ...place, hash: frozen.hash };
}
