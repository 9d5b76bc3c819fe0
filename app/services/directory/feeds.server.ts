import { listMoves, listVersions } from '../../../db/queries/versions';
import { VERSION_STATE_LABELS } from '../../domain/labels/standards';
import { dayInWords } from '../../domain/london-time';
import type { Context } from '../context';
import { loadStandard } from '../standards/load-standard.server';
import { moveLabel } from '../versions/move-label';
import { standardPath, versionPath } from '../versions/version-address';
import { atomFeed } from './atom';
import { type DirectorySearch, directoryQuery } from './directory-search';
import { type DirectoryEntry, type EntryVersion, findStandards } from './find-standards.server';
import { appliedFilters } from './view-directory.server';

const MOST_ENTRIES = 50;

/** The newest changes among the standards of a filtered list. */
export async function directoryFeed(ctx: Context, asked: DirectorySearch): Promise<string> {
  const search: DirectorySearch = { ...asked, sort: 'newest', page: 1 };
  const { entries } = await ctx.store.read((tx) => findStandards(tx, search, MOST_ENTRIES));
  const { origin, serviceName } = ctx.settings;
  const query = directoryQuery(search);
  const narrowed = appliedFilters(search, search.owner).map(({ text }) => text);
  return atomFeed({
    title: [`Standards on ${serviceName}`, ...narrowed].join(', '),
    self: `${origin}/standards.atom${query}`,
    page: `${origin}/standards${query}`,
    author: serviceName,
    emptySince: ctx.now(),
    entries: entries.map((entry) => {
      const latest = latestOf(entry);
      return {
        id: `${origin}${standardPath(entry.reference)}#${latest.number}-${latest.mandated ? 'mandated' : latest.state}`,
        title: `${entry.title} ${latest.number}: ${stateOf(latest)}`,
        updated: entry.lastChange,
        href: `${origin}${versionPath(entry.reference, latest.number)}`,
        summary: latest.changeSummary || entry.summary,
      };
    }),
  });
}

/** The state in words; of a version that becomes mandatory on a day to come, that day. */
function stateOf({ state, mandated, mandatoryFrom }: EntryVersion): string {
  if (!mandated || mandatoryFrom === null) return VERSION_STATE_LABELS[state];
  return `Mandatory from ${dayInWords(mandatoryFrom)}`;
}

function latestOf({ current, inWork, cancelled }: DirectoryEntry) {
  const all = [current, inWork, ...cancelled].filter((version) => version !== null);
  const [latest] = all.sort((a, b) => b.since.getTime() - a.since.getTime());
  if (!latest) throw new Error('A standard without a version was listed.');
  return latest;
}

/** Every move of every version of one standard, newest first. */
export async function standardFeed(ctx: Context, reference: string): Promise<string> {
  const { origin, serviceName } = ctx.settings;
  const { standard, versions, moves } = await ctx.store.read(async (tx) => {
    const loaded = await loadStandard(tx, ctx, reference);
    const all = await listVersions(tx, [loaded.standard.id]);
    const made = await listMoves(
      tx,
      all.map(({ id }) => id),
    );
    return { standard: loaded.standard, versions: all, moves: made };
  });
  const numberOf = new Map(versions.map(({ id, number }) => [id, number]));
  const home = `${origin}${standardPath(standard.reference)}`;
  return atomFeed({
    title: `${standard.reference} ${standard.title}`,
    self: `${home}/feed.atom`,
    page: home,
    author: serviceName,
    emptySince: standard.createdAt,
    entries: moves
      .reverse()
      .slice(0, MOST_ENTRIES)
      .map((move) => {
        const number = numberOf.get(move.versionId) ?? '';
        return {
          id: `${home}#move-${move.id}`,
          title: `${standard.title} ${number}: ${moveLabel(move)}`,
          updated: move.at,
          href: `${origin}${versionPath(standard.reference, number)}`,
          summary: move.reason || `Now in state ${VERSION_STATE_LABELS[move.toState]}.`,
        };
      }),
  });
}
