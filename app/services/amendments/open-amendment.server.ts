import { insertAmendmentAuthor, linkComments } from '../../../db/queries/amendment-people';
import {
  type AmendmentRow,
  findOpenAmendment,
  insertAmendment,
  nextAmendmentNumber,
} from '../../../db/queries/amendments';
import { findDocumentPlace, insertDocument, readLog } from '../../../db/queries/documents';
import { bindClients, insertUpdates, listClients } from '../../../db/queries/live-text';
import { findOrganisation } from '../../../db/queries/organisations';
import type { Tx } from '../../../db/store';
import type { BranchSeed } from '../../document/branch/branch-types';
import { parentStands } from '../../domain/amendment';
import { unmetOf } from '../../domain/decision';
import { may } from '../../domain/permissions';
import { recordEvent } from '../audit.server';
import type { Context, SignedIn } from '../context';
import { ServiceError } from '../errors';
import { type Answer, done, refused } from '../people/answer';
import { signedInPerson } from '../people/signed-in';
import { amendmentName, amendmentPath } from './amendment-address';
import { type AmendmentWords, amendmentErrors, readAmendmentWords } from './amendment-fields';
import { readLinkedComments } from './linked-comments.server';
import { amendmentOfSameForm } from './same-form.server';
import { textToAmend } from './text-to-amend.server';

export interface AmendmentToOpen extends AmendmentWords {
  readonly draftId: string;
  /** The organisation it is proposed for; '' for one's own name. */
  readonly organisationId: string;
}

export interface OpenedAmendment {
  readonly id: string;
  /** `A-7`. */
  readonly name: string;
  readonly documentId: string;
  readonly path: string;
}

/** What is not said yet; it has to be said before the amendment is submitted. */
export const NOTHING_SAID: AmendmentWords = { title: '', rationale: '', type: '', impact: '', comments: '' };

/** The amendment on this draft that the one who acts is writing; null when there is none. */
export async function ownOpenAmendment(ctx: Context, draftId: string): Promise<OpenedAmendment | null> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return null;
  const own = await ctx.store.read((tx) => findOpenAmendment(tx, draftId, actor.personId));
  return own ? openedAs(own) : null;
}

/**
 * The amendment that is gone on with in place of a new one: what `same-form` made a moment ago, or whatever of
 * `own` is being written already. Two tabs that ask at once are answered with the same one.
 */
type GoOnWith = 'same-form' | 'own';

/**
 * Opens an amendment: a branch of the draft, or of another amendment, as it is at this moment, in a room of its own that its authors write
 * in and nobody else.
 *
 * @param goOnWith null opens a new one whatever there is already
 * @throws ServiceError `sign-in-needed`, `not-found`
 */
export async function openAmendment(
  ctx: Context,
  input: AmendmentToOpen,
  goOnWith: GoOnWith | null = null,
): Promise<Answer<OpenedAmendment>> {
  const person = signedInPerson(ctx.actor);
  const { read, errors } = readAmendmentWords(input);
  const found = await ctx.store.read(async (tx) => {
    const place = await draftToAmend(tx, ctx, input);
    const linked = await readLinkedComments(tx, place.standard.id, input.comments);
    const faults = { ...amendmentErrors(place.unmet), ...errors, ...linked.errors };
    return { faults, unmet: place.unmet, linked: linked.ids, log: await readLog(tx, input.draftId) };
  });
  if (Object.keys(found.faults).length > 0) return refused(found.faults, found.unmet);
  const seed = await ctx.texts.seedBranch(found.log.updates);

  return await ctx.store.tx(async (tx) => {
    const { standard, version, amended, unmet } = await draftToAmend(tx, ctx, input);
    if (unmet.length > 0) return refused(amendmentErrors(unmet), unmet);
    const organisationId = input.organisationId === '' ? null : input.organisationId;
    const already =
      goOnWith === 'own'
        ? await findOpenAmendment(tx, input.draftId, person.personId)
        : goOnWith === 'same-form'
          ? await amendmentOfSameForm(
              tx,
              ctx,
              { ...read, draftId: input.draftId, organisationId },
              found.linked,
            )
          : undefined;
    if (already) return done(openedAs(already));
    const number = await nextAmendmentNumber(tx, standard.id);
    if (number === undefined) throw noSuchDraft();
    const organisation = organisationId === null ? undefined : await findOrganisation(tx, organisationId);
    const documentId = await plantBranch(tx, ctx, person, {
      draftId: input.draftId,
      versionId: version.id,
      seed,
    });
    const id = ctx.newId();
    const now = ctx.now();
    await insertAmendment(
      tx,
      {
        ...read,
        id,
        standardId: standard.id,
        versionId: version.id,
        number,
        documentId,
        draftId: input.draftId,
        parentId: amended.amendment?.id ?? null,
        authorId: person.personId,
        organisationId,
        interestCategory: organisation?.interestCategory ?? null,
        state: 'open',
        round: 0,
        changes: [],
        reason: '',
        createdAt: now,
        submittedAt: null,
        decidedBy: null,
        decidedAt: null,
      },
      seed.canonical,
    );
    await insertAmendmentAuthor(tx, {
      amendmentId: id,
      personId: person.personId,
      organisationId,
      invitedBy: null,
      at: now,
    });
    await linkComments(tx, id, found.linked);
    await recordEvent(tx, ctx, {
      act: 'amendment-opened',
      objectKind: 'amendment',
      objectId: id,
      standardId: standard.id,
      versionId: version.id,
      organisationId,
      after: { number, base: seed.hash },
    });
    return done(openedAs({ id, number, documentId }));
  });
}

function openedAs({
  id,
  number,
  documentId,
}: Pick<AmendmentRow, 'id' | 'number' | 'documentId'>): OpenedAmendment {
  return { id, name: amendmentName(number), documentId, path: amendmentPath(id) };
}

async function draftToAmend(tx: Tx, ctx: Context, { draftId, organisationId }: AmendmentToOpen) {
  const place = await findDocumentPlace(tx, draftId);
  if (!place) throw noSuchDraft();
  const { standard, version, actor, parent, amended } = await textToAmend(tx, ctx, place);
  const refused = unmetOf(
    may(actor, 'propose-amendment', {
      hidden: standard.hiddenAt !== null,
      organisationId: organisationId === '' ? null : organisationId,
      versionState: version.state,
    }),
  );
  return { standard, version, amended, unmet: [...refused, ...parentStands(parent)] };
}

/** Makes the branch's document with the draft's whole state as its first update. */
async function plantBranch(
  tx: Tx,
  ctx: Context,
  person: SignedIn,
  of: { readonly draftId: string; readonly versionId: string; readonly seed: BranchSeed },
): Promise<string> {
  const { draftId, versionId, seed } = of;
  const documentId = ctx.newId();
  const at = ctx.now();
  await insertDocument(tx, {
    id: documentId,
    kind: 'amendment',
    versionId,
    state: 'open',
    epoch: 1,
    createdBy: person.personId,
    createdAt: at,
  });
  const author = { personId: person.personId, organisationId: person.memberships[0]?.organisationId ?? null };
  // Nobody can have the document open yet, so its first update needs no room to hear of it.
  await insertUpdates(tx, [{ documentId, clientId: null, bytes: seed.update, ...author }], at);
  // Who wrote what in the draft is known in the branch too: nobody goes on there under their client ids.
  const clients = await listClients(tx, draftId);
  await bindClients(
    tx,
    clients.map((client) => ({ ...client, documentId })),
    at,
  );
  return documentId;
}

function noSuchDraft(): ServiceError {
  return new ServiceError('not-found', 'There is no draft at this address.');
}
