import {
  type CommentSheetRow,
  findSheet,
  listOwnWords,
  listSheetRows,
} from '../../../db/queries/comment-sheets';
import { findOrganisation, findOrganisationByName } from '../../../db/queries/organisations';
import { namesOfPeople } from '../../../db/queries/people';
import type { VersionRow } from '../../../db/queries/versions';
import type { StoredSheetRow } from '../../../db/schema/comment-sheets';
import type { Tx } from '../../../db/store';
import { commentName } from '../comments/comment-address';
import { frozenText, presentText } from '../comments/comment-places.server';
import { tidy } from '../comments/comment-words';
import { readSnapshotOf } from '../comments/read-snapshot';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { signedInPerson } from '../people/signed-in';
import { loadVersionById } from '../versions/load-version.server';
import { placeFinder } from './sheet-places';

/** A sheet of the one who asks; nobody else is told that there is one. @throws ServiceError `not-found` */
export async function loadSheet(tx: Tx, ctx: Context, id: string) {
  const person = signedInPerson(ctx.actor);
  const sheet = /^[\w-]{1,60}$/.test(id) ? await findSheet(tx, id) : undefined;
  if (sheet?.personId !== person.personId) {
    throw new ServiceError(
      'not-found',
      'That sheet is not here. It is kept for you alone, and for 90 days; upload the file again.',
    );
  }
  const { standard, version, actor } = await loadVersionById(tx, ctx, sheet.versionId);
  return { sheet, standard, version, actor, rows: await listSheetRows(tx, sheet.id) };
}

/** The text that a sheet is about: the frozen one that readers of the version see, else the draft. */
export async function textOfSheet(ctx: Context, version: VersionRow) {
  const frozen = readSnapshotOf(version);
  return frozen === null
    ? ((await presentText(ctx, version))?.content ?? null)
    : await frozenText(ctx, frozen);
}

/** By what the rows of a sheet are judged now. */
export async function rulesFor(
  tx: Tx,
  sheet: CommentSheetRow,
  content: Awaited<ReturnType<typeof textOfSheet>>,
) {
  const own = await listOwnWords(tx, sheet.versionId, sheet.personId);
  const known = new Map(
    own.map(({ number, body, elsewhere }) => [
      key(body, elsewhere?.author ?? '', elsewhere?.reference ?? ''),
      commentName(number),
    ]),
  );
  return {
    find: placeFinder(content),
    forOthers: sheet.forOthers,
    uploader: (await namesOfPeople(tx, [sheet.personId])).get(sheet.personId) ?? '',
    speaksFor: (await organisationOf(tx, sheet))?.name ?? null,
    postedBefore: ({ comment, commenter, reference }: StoredSheetRow) =>
      known.get(key(tidy(comment), sheet.forOthers ? commenter : '', reference)) ?? null,
  };
}

/** The organisation in whose name a sheet was uploaded. */
export async function organisationOf(tx: Tx, { organisationId }: CommentSheetRow) {
  return organisationId === null ? undefined : await findOrganisation(tx, organisationId);
}

/** The organisation of the portal that a row names as the body it comes from, or as who said it (PA-4). */
export async function organisationOfRow(
  tx: Tx,
  { organisation, commenter }: Pick<StoredSheetRow, 'organisation' | 'commenter'>,
) {
  return (await organisationNamed(tx, organisation)) ?? (await organisationNamed(tx, commenter));
}

/** The organisation of the portal with exactly this name, case and blanks apart; one that is suspended is none (PM-34). */
async function organisationNamed(tx: Tx, written: string) {
  const name = written.replace(/\s+/g, ' ').trim();
  const known = name === '' ? undefined : await findOrganisationByName(tx, name);
  const found = known && (await findOrganisation(tx, known.id));
  return found?.suspendedAt === null ? found : undefined;
}

function key(body: string, author: string, reference: string): string {
  return JSON.stringify([body, author, reference]);
}
