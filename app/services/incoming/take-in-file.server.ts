import { readLog } from '../../../db/queries/documents';
import { allow, type Decision, refuse } from '../../domain/decision';
import { amendFromFile } from '../amendments/amend-from-file.server';
import { amendmentPath, amendmentsPath } from '../amendments/amendment-address';
import { NOTHING_SAID, openAmendment } from '../amendments/open-amendment.server';
import { takeBack } from '../amendments/take-back.server';
import { recordEvent } from '../audit.server';
import type { Context, SignedIn } from '../context';
import { ServiceError } from '../errors';
import { signedInPerson } from '../people/signed-in';
import { keepPresent } from '../versions/restore-snapshot.server';
import { keepForGood, readIncoming, readTracked, readUpload } from '../versions/text-upload.server';
import { draftPath } from '../versions/version-address';
import { bringComments } from './bring-comments.server';
import { draftToFill } from './draft-to-fill.server';
import { numberRequirements } from './number-requirements.server';

export interface FileToTakeIn {
  readonly draftId: string;
  readonly uploadHash: string;
  /** Places of the offers that become requirements. */
  readonly requirements: readonly number[];
  /** What becomes of the text of the file: it takes the place of the draft's, or is proposed for it. */
  readonly as: 'text' | 'amendment';
  /** Whether the comments in the file become comments on the draft. */
  readonly comments: boolean;
  /** For whom it is proposed; '' for one's own name. */
  readonly organisationId: string;
}

export interface TakenIn {
  /** Where what became of the file is seen. */
  readonly path: string;
  /** Amendments that were opened. */
  readonly amendments: number;
  readonly comments: number;
}

/**
 * Brings a file that was looked at into a draft. In place of the text it is one more edit, which touches only what
 * differs, and what the draft says now is kept as a snapshot first; as an amendment it leaves the draft alone. What
 * people tracked in it becomes an amendment for each of them: of the draft, or of the amendment that holds the text
 * which they changed.
 *
 * @throws ServiceError `sign-in-needed`, `not-found`, `invalid` with the field `file`
 */
export async function takeInFile(ctx: Context, input: FileToTakeIn): Promise<Decision<TakenIn>> {
  const person = signedInPerson(ctx.actor);
  const found = await ctx.store.read((tx) => draftToFill(tx, ctx, input.draftId));
  const unmet = input.as === 'text' ? found.unmet.replace : found.unmet.propose;
  if (unmet.length > 0) return refuse(unmet);
  const file = await readUpload(ctx, input.uploadHash);
  const incoming = await readIncoming(ctx, file, input.requirements, found.updates);
  const same = incoming.present === incoming.canonical;
  const filled =
    same || input.as === 'text'
      ? await replaceText(ctx, person, input, found, same ? null : incoming.update)
      : await proposeText(ctx, person, input, found, incoming.update);
  const { textId, updates, path } = filled;
  const tracked = incoming.tracked === 0 ? [] : await readTracked(ctx, file, updates);
  const branches = await amendFromFile(ctx, textId, tracked);
  const comments = await ctx.store.tx(async (tx) => {
    await keepForGood(tx, ctx, input.uploadHash, incoming.images);
    const posted = input.comments
      ? await bringComments(tx, ctx, found.version, found.standard, incoming.comments)
      : 0;
    await recordEvent(tx, ctx, {
      act: 'file-taken-in',
      objectKind: 'document',
      objectId: textId,
      standardId: found.standard.id,
      versionId: found.version.id,
      after: {
        from: file.kind,
        file: input.uploadHash,
        as: same ? 'nothing-new' : input.as,
        amendments: branches + (path === null ? 0 : 1),
        comments: posted,
      },
    });
    return posted;
  });
  const seen = path ?? (branches > 0 ? amendmentsPath(input.draftId) : draftPath(input.draftId));
  return allow({ path: seen, amendments: branches + (path === null ? 0 : 1), comments });
}

type Found = Awaited<ReturnType<typeof draftToFill>>;

/** The text that holds the file now: which one, its updates, and the page of it where it is an amendment. */
interface Filled {
  readonly textId: string;
  readonly updates: readonly Uint8Array[];
  readonly path: string | null;
}

async function replaceText(
  ctx: Context,
  person: SignedIn,
  { draftId }: FileToTakeIn,
  { standard, version, updates }: Found,
  update: Uint8Array | null,
): Promise<Filled> {
  if (update === null) return { textId: draftId, updates, path: null };
  await keepPresent(ctx, draftId, 'Before a file was brought in');
  const edits = await numbered(ctx, { standard, version }, updates, update);
  const author = { personId: person.personId, organisationId: person.memberships[0]?.organisationId ?? null };
  for (const edit of edits) {
    await ctx.rooms.appendServerUpdate(draftId, edit, { ...author, origin: 'imported' });
  }
  return { textId: draftId, updates: [...updates, ...edits], path: null };
}

async function proposeText(
  ctx: Context,
  person: SignedIn,
  { draftId, organisationId }: FileToTakeIn,
  { standard, version }: Found,
  update: Uint8Array,
): Promise<Filled> {
  const opened = await openAmendment(ctx, {
    ...NOTHING_SAID,
    title: 'Text from a file',
    draftId,
    organisationId,
  });
  if (!opened.ok) {
    const [sentence = 'An amendment cannot be opened here.'] = Object.values(opened.errors);
    throw new ServiceError('invalid', sentence, opened.errors);
  }
  const { id, documentId } = opened.result;
  try {
    const { updates } = await ctx.store.read((tx) => readLog(tx, documentId));
    const edits = await numbered(ctx, { standard, version }, updates, update);
    for (const edit of edits) {
      await ctx.rooms.appendServerUpdate(documentId, edit, {
        personId: person.personId,
        organisationId: organisationId === '' ? null : organisationId,
        origin: 'imported',
      });
    }
    return { textId: documentId, updates: [...updates, ...edits], path: amendmentPath(id) };
  } catch (error) {
    await takeBack(ctx, id, 'withdraw');
    throw error;
  }
}

/** The edits that bring the text in, and those that number its requirements. */
async function numbered(
  ctx: Context,
  of: Pick<Found, 'standard' | 'version'>,
  updates: readonly Uint8Array[],
  update: Uint8Array,
): Promise<Uint8Array[]> {
  const numbers = await numberRequirements(ctx, of, [...updates, update]);
  return numbers === null ? [update] : [update, numbers];
}
