import { listAppointments } from '../../../db/queries/appointments';
import {
  countDirectory,
  type DirectoryFilter,
  listDirectory,
  listDirectoryIds,
} from '../../../db/queries/directory';
import { findStandardIdsByWords } from '../../../db/queries/standards';
import { listMoves, listVersions, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { StandardType, VersionState } from '../../../db/words';
import { mandatoryFrom } from '../../domain/mandatory-from';
import { newestInWork, newestPublished } from '../versions/newest-version';
import type { DirectorySearch } from './directory-search';

/** Most standards that one search puts in order of relevance. */
const MOST_FOUND = 1000;

/** One standard in a list. */
export interface DirectoryEntry {
  readonly reference: string;
  readonly title: string;
  readonly summary: string;
  readonly type: StandardType;
  readonly appliesTo: string;
  readonly owner: string | null;
  readonly chair: string | null;
  /** The version that readers are sent to; null before anything is published. */
  readonly current: EntryVersion | null;
  /** The version on its way; null when none is. */
  readonly inWork: EntryVersion | null;
  /** Cancelled versions with the public reason, only where cancelled ones were asked for. */
  readonly cancelled: readonly (EntryVersion & { readonly reason: string })[];
  readonly lastChange: Date;
}

export interface EntryVersion {
  readonly number: string;
  readonly state: VersionState;
  readonly since: Date;
  readonly publishedAt: Date | null;
  readonly mandatoryFrom: Date | null;
  /** Whether it is published, and mandatory from that day on. */
  readonly mandated: boolean;
  readonly closesAt: Date | null;
  readonly changeSummary: string;
}

/** One page of what was looked for, and how many there are in all. */
export async function findStandards(
  tx: Tx,
  search: DirectorySearch,
  perPage: number,
): Promise<{ readonly entries: readonly DirectoryEntry[]; readonly total: number }> {
  const filter = await filterFor(tx, search);
  const offset = (search.page - 1) * perPage;
  const total = await countDirectory(tx, filter);
  if (search.sort !== 'relevance' || !filter.among) {
    const order = search.sort === 'title' ? 'title' : 'newest';
    return {
      total,
      entries: await withVersions(tx, await listDirectory(tx, filter, order, perPage, offset), search),
    };
  }
  const matching = new Set(await listDirectoryIds(tx, filter));
  const page = filter.among.filter((id) => matching.has(id)).slice(offset, offset + perPage);
  const rows = await listDirectory(tx, { ...filter, among: page }, 'newest', perPage, 0);
  const ordered = rows.sort((a, b) => page.indexOf(a.standard.id) - page.indexOf(b.standard.id));
  return { total, entries: await withVersions(tx, ordered, search) };
}

async function filterFor(tx: Tx, search: DirectorySearch): Promise<DirectoryFilter> {
  const { words, states, types, careSettings, topics, owner, mandatory, openForComment } = search;
  const among = words === '' ? undefined : await findStandardIdsByWords(tx, words, MOST_FOUND);
  return {
    states,
    types,
    careSettings,
    topics,
    mandatory,
    openForComment,
    ...(owner === '' ? {} : { owner }),
    ...(among === undefined ? {} : { among }),
  };
}

async function withVersions(
  tx: Tx,
  rows: Awaited<ReturnType<typeof listDirectory>>,
  search: DirectorySearch,
): Promise<DirectoryEntry[]> {
  const ids = rows.map(({ standard }) => standard.id);
  const versions = await listVersions(tx, ids);
  const chairs = (await listAppointments(tx, ids)).filter(({ role }) => role === 'chair');
  const cancelled = search.states.includes('cancelled')
    ? versions.filter(({ state }) => state === 'cancelled')
    : [];
  const moves = await listMoves(
    tx,
    cancelled.map(({ id }) => id),
  );
  const reasonOf = (version: VersionRow) =>
    moves.filter(({ versionId, toState }) => versionId === version.id && toState === 'cancelled').at(-1)
      ?.reason ?? '';
  return rows.map(({ standard, ownerName }) => {
    const own = versions.filter(({ standardId }) => standardId === standard.id);
    const current = newestPublished(own);
    const inWork = newestInWork(own);
    const changes = own.map((version) => changedAt(version).getTime());
    return {
      reference: standard.reference,
      title: standard.title,
      summary: standard.summary,
      type: standard.type,
      appliesTo: standard.appliesTo,
      owner: ownerName,
      chair: chairs.find(({ standardId }) => standardId === standard.id)?.name ?? null,
      current: current ? entryVersion(current) : null,
      inWork: inWork ? entryVersion(inWork) : null,
      cancelled: cancelled
        .filter(({ standardId }) => standardId === standard.id)
        .map((version) => ({ ...entryVersion(version), reason: reasonOf(version) })),
      lastChange: new Date(Math.max(standard.createdAt.getTime(), ...changes)),
    };
  });
}

/** When it came to its state, or was made mandatory in it. */
function changedAt({ stateSince, mandatedAt }: VersionRow): Date {
  return mandatedAt !== null && mandatedAt > stateSince ? mandatedAt : stateSince;
}

export function entryVersion(version: VersionRow): EntryVersion {
  const { number, state, mandatedAt, publishedAt, consultationClosesAt, changeSummary } = version;
  return {
    number,
    state,
    since: changedAt(version),
    publishedAt,
    // Nobody is sent to a version that a patch replaced.
    mandatoryFrom: mandatoryFrom(version, null),
    mandated: state === 'published' && mandatedAt !== null,
    closesAt: state === 'consultation' ? consultationClosesAt : null,
    changeSummary,
  };
}
