import {
  countRecord,
  listRecord,
  listRecordWords,
  type RecordFilter,
  type RecordRow,
} from '../../../db/queries/audit-record';
import { listBallots } from '../../../db/queries/ballots';
import type { Store, Tx } from '../../../db/store';
import { endOfDayAfter } from '../../domain/london-time';
import { csvCell } from '../ballots/ballot-csv';
import type { Context } from '../context';
import { type FieldErrors, ServiceError } from '../errors';
import { authorise } from '../people/authorise.server';

const PAGE_SIZE = 50;
/** Rows read at a time for the download, so that a long record is never all in memory. */
const BATCH = 500;

/** The filter as it stands in the address. */
export interface RecordQuery {
  readonly who: string;
  readonly act: string;
  readonly kind: string;
  readonly object: string;
  readonly reference: string;
  /** Days as `2026-11-22`, both included, by London's calendar. */
  readonly from: string;
  readonly until: string;
}

/** What is wrong with the days of a filter, by their fields. */
function faultsIn({ from, until }: RecordQuery): FieldErrors {
  const cure = 'as a day of the calendar, such as 2026-11-22';
  return {
    ...(from === '' || isDay(from) ? {} : { from: `Enter the first day ${cure}` }),
    ...(until === '' || isDay(until) ? {} : { until: `Enter the last day ${cure}` }),
    ...(isDay(from) && isDay(until) && until < from
      ? { until: 'Enter a last day that is not before the first' }
      : {}),
  };
}

function filterOf(query: RecordQuery): RecordFilter {
  const from = dayStart(query.from, 0);
  const until = dayStart(query.until, 1);
  return {
    ...(query.who ? { who: query.who } : {}),
    ...(query.act ? { act: query.act } : {}),
    ...(query.kind ? { objectKind: query.kind } : {}),
    ...(query.object ? { objectId: query.object } : {}),
    ...(query.reference ? { reference: query.reference.toUpperCase() } : {}),
    ...(from ? { from } : {}),
    ...(until ? { until } : {}),
  };
}

/** The audit record, newest first. */
export async function viewRecord(ctx: Context, query: RecordQuery, wantedPage: number) {
  return await ctx.store.read(async (tx) => {
    await authorise(tx, ctx, 'read-audit-record', {});
    const faults = faultsIn(query);
    if (Object.keys(faults).length > 0) {
      return { faults, total: 0, page: 1, pages: 1, words: await listRecordWords(tx), events: [] };
    }
    const filter = filterOf(query);
    const total = await countRecord(tx, filter);
    const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
    const page = Math.min(Math.max(1, wantedPage), pages);
    const rows = await listRecord(tx, filter, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
    const shown = await sealing(tx, rows);
    return { faults, total, page, pages, words: await listRecordWords(tx), events: shown.map(eventOf) };
  });
}

/** What a vote says is nobody's to read before the close (BL-32), not even an administrator's; that it was cast is. */
async function sealing(tx: Tx, rows: readonly RecordRow[]): Promise<readonly RecordRow[]> {
  if (!rows.some(({ act }) => act === 'vote-cast')) return rows;
  const open = new Set((await listBallots(tx, ['open'], 'hidden ones too')).map(({ id }) => id));
  return rows.map((row) =>
    row.act === 'vote-cast' && open.has(row.objectId) ? { ...row, before: SEALED, after: SEALED } : row,
  );
}

const SEALED = { sealed: 'Shown when the ballot has closed' };

function eventOf(row: RecordRow) {
  return {
    seq: row.seq,
    at: row.at,
    who: whoOf(row),
    organisation: row.organisationName,
    act: row.act,
    objectKind: row.objectKind,
    objectId: row.objectId,
    reference: row.reference,
    before: valueText(row.before),
    after: valueText(row.after),
    hash: row.hash,
  };
}

const OTHER_ACTORS: Readonly<Record<string, string>> = {
  anonymous: 'Somebody not signed in',
  clock: 'The portal’s clock',
  console: 'The console',
};

function whoOf(row: RecordRow): string {
  return row.actorName ?? OTHER_ACTORS[row.actorKind] ?? 'A person without an account';
}

function valueText(value: unknown): string {
  return value === null || value === undefined ? '' : JSON.stringify(value);
}

const HEADER = [
  'sequence',
  'time',
  'who',
  'actor kind',
  'actor id',
  'for organisation',
  'act',
  'object kind',
  'object id',
  'standard',
  'before',
  'after',
  'hash',
];

/**
 * The filtered record as CSV (RFC 4180), newest first, in pieces.
 *
 * @throws ServiceError `sign-in-needed`, `not-allowed`, `invalid` for a day that is none, before the first piece
 */
export async function recordCsv(ctx: Context, query: RecordQuery): Promise<AsyncIterable<string>> {
  await ctx.store.read((tx) => authorise(tx, ctx, 'read-audit-record', {}));
  const [fault] = Object.values(faultsIn(query));
  if (fault !== undefined) throw new ServiceError('invalid', `${fault}.`, faultsIn(query));
  return csvPieces(ctx.store, filterOf(query));
}

async function* csvPieces(store: Store, filter: RecordFilter): AsyncIterable<string> {
  yield csvLine(HEADER);
  let beforeSeq = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const rows = await store.read(async (tx) =>
      sealing(tx, await listRecord(tx, filter, { limit: BATCH, beforeSeq })),
    );
    const last = rows.at(-1);
    if (!last) return;
    beforeSeq = last.seq;
    yield rows.map((row) => csvLine(csvCells(row))).join('');
  }
}

function csvCells(row: RecordRow): string[] {
  return [
    String(row.seq),
    row.at.toISOString(),
    whoOf(row),
    row.actorKind,
    row.actorId ?? '',
    row.organisationName ?? '',
    row.act,
    row.objectKind,
    row.objectId,
    row.reference ?? '',
    valueText(row.before),
    valueText(row.after),
    row.hash,
  ];
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** Whether these words are a day of the calendar, such as `2026-11-22`. */
function isDay(words: string): boolean {
  const noon = new Date(`${words}T12:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(words) && !Number.isNaN(noon.getTime()) && noon.toISOString().startsWith(words)
  );
}

/** The start of a day in London, `days` later; undefined for what is no day. */
function dayStart(day: string, days: 0 | 1): Date | undefined {
  if (!isDay(day)) return undefined;
  const noon = new Date(`${day}T12:00:00Z`);
  return new Date(endOfDayAfter(noon, days - 1).getTime() + 1000);
}
