import { insertSheet } from '../../../db/queries/comment-sheets';
import { MOST_SHEET_BYTES, type SheetKind } from '../../document/sheet/sheet-types';
import { textErrorCode } from '../../document/text-error';
import { decideCommenting } from '../../domain/comment';
import { unmetOf } from '../../domain/decision';
import { may } from '../../domain/permissions';
import { sayReasons } from '../../domain/reason-sentences';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { type Answer, done, faulty } from '../people/answer';
import { takeAttemptOrRefuse } from '../people/limits.server';
import { signedInPerson } from '../people/signed-in';
import { loadVersion } from '../versions/load-version.server';
import { readRows } from './read-rows';

export interface SheetToUpload {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** Whether the file was larger than allowed; then there are no bytes. */
  readonly tooLarge: boolean;
  /** The organisation spoken for; '' for one's own name. */
  readonly organisationId: string;
  /** Whether the Secretariat records what others said, whom the rows name. */
  readonly forOthers: boolean;
}

const SAVE_AGAIN = 'Open it in a spreadsheet program, save it as .xlsx or .csv and choose that file.';

/** What each refusal of the workshop means for the person who chose the file. */
const SENTENCES: Readonly<Record<string, string>> = {
  'bad-input': `The file is damaged, or is neither a workbook nor comma-separated values. ${SAVE_AGAIN}`,
  'holds-nul': `The file holds characters that no sheet has. ${SAVE_AGAIN}`,
  'too-large': 'The sheet is too large: 5 MB, 5,000 rows and 64 columns are the most. Split it into parts.',
  'too-costly': 'Reading the sheet takes more memory than one file gets. Split it into parts.',
  'too-deep': `The file is put together in a way that no spreadsheet program does. ${SAVE_AGAIN}`,
  'timed-out': 'Reading the sheet took too long. Split it into parts.',
  'holds-macros': 'The workbook holds macros. Save it as .xlsx without macros and choose that file.',
  'archive-unsafe': `The file is put together in a way that no spreadsheet program does, so it was not read. ${SAVE_AGAIN}`,
  'old-office':
    'The file is an old .xls file or is protected by a password. Save it as .xlsx without a password and choose that file.',
};

/**
 * Takes in a sheet of comments that were written offline. Nothing is posted yet: its rows are kept for the one who
 * uploads it, to be looked at, corrected and posted.
 *
 * @throws ServiceError `sign-in-needed`, `not-found`, `too-many`
 */
export async function uploadSheet(
  ctx: Context,
  reference: string,
  number: string,
  file: SheetToUpload,
): Promise<Answer<{ readonly sheetId: string }>> {
  const person = signedInPerson(ctx.actor);
  // What others said is posted for none of the uploader's organisations.
  const organisationId = file.organisationId === '' || file.forOthers ? null : file.organisationId;
  const refused = await ctx.store.tx(async (tx) => {
    const { standard, version, actor } = await loadVersion(tx, ctx, reference, number);
    await takeAttemptOrRefuse(tx, ctx, 'upload-sheet:person', person.personId);
    return [
      ...unmetOf(
        decideCommenting(actor, { organisationId, hidden: standard.hiddenAt !== null }, version.state),
      ),
      ...(file.forOthers ? unmetOf(may(actor, 'record-for-someone-else', {})) : []),
    ];
  });
  if (refused.length > 0) {
    return faulty(
      {
        form: sayReasons(refused)
          .map(({ sentence }) => sentence)
          .join(' '),
      },
      409,
    );
  }
  if (file.tooLarge || file.bytes.length > MOST_SHEET_BYTES)
    return faulty({ file: SENTENCES['too-large'] ?? '' });
  if (file.bytes.length === 0) return faulty({ file: 'Choose a file with comments in it' });
  const kind = kindOfSheet(file.bytes);
  if (kind === null) return faulty({ file: SENTENCES['old-office'] ?? '' });
  const table = await read(ctx, file.bytes, kind);
  if (typeof table === 'string') return faulty({ file: table });
  const rows = readRows(table, file.forOthers);
  if (!rows.ok) return faulty({ file: rows.fault });

  const sheetId = ctx.newId();
  await ctx.store.tx(async (tx) => {
    const { standard, version } = await loadVersion(tx, ctx, reference, number);
    const { forOthers, fileName } = file;
    const sheet = {
      id: sheetId,
      versionId: version.id,
      personId: person.personId,
      organisationId,
      forOthers,
    };
    await insertSheet(tx, { ...sheet, fileName: fileName.slice(-200), createdAt: ctx.now() }, rows.rows);
    await recordEvent(tx, ctx, {
      act: 'comment-sheet-uploaded',
      objectKind: 'comment-sheet',
      objectId: sheetId,
      standardId: standard.id,
      versionId: version.id,
      organisationId,
      after: { rows: rows.rows.length, forOthers },
    });
  });
  return done({ sheetId });
}

/** By the first bytes, whatever the name says; null for an old or locked workbook. */
function kindOfSheet(bytes: Uint8Array): SheetKind | null {
  const [first, second, third, fourth] = bytes;
  if (first === 0xd0 && second === 0xcf && third === 0x11 && fourth === 0xe0) return null;
  return first === 0x50 && second === 0x4b ? 'xlsx' : 'csv';
}

async function read(ctx: Context, bytes: Uint8Array, kind: SheetKind) {
  try {
    // A copy: the worker may take the bytes it is given for good.
    return await ctx.texts.readSheet(Uint8Array.from(bytes), kind);
  } catch (error) {
    const sentence = SENTENCES[textErrorCode(error) ?? ''];
    if (sentence === undefined) throw error;
    return sentence;
  }
}
