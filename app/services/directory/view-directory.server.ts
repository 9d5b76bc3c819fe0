import { listOwners } from '../../../db/queries/directory';
import {
  CARE_SETTING_LABELS,
  STANDARD_TYPE_LABELS,
  TOPIC_LABELS,
  VERSION_STATE_LABELS,
} from '../../domain/labels/standards';
import type { Context } from '../context';
import { type DirectorySearch, directoryQuery } from './directory-search';
import { findStandards } from './find-standards.server';

export const STANDARDS_PER_PAGE = 20;

/** The directory as it was asked for: the list, what it is narrowed to, and the way to each wider list. */
export async function viewDirectory(ctx: Context, search: DirectorySearch) {
  const { entries, total, owners } = await ctx.store.read(async (tx) => ({
    ...(await findStandards(tx, search, STANDARDS_PER_PAGE)),
    owners: await listOwners(tx),
  }));
  const ownerName = owners.find(({ slug }) => slug === search.owner)?.name ?? search.owner;
  return {
    search,
    entries,
    total,
    pages: Math.max(1, Math.ceil(total / STANDARDS_PER_PAGE)),
    owners: owners.sort((a, b) => a.name.localeCompare(b.name, 'en-GB')),
    applied: appliedFilters(search, ownerName),
    feedQuery: directoryQuery({ ...search, page: 1, sort: 'newest' }),
    now: ctx.now(),
    /** Whether this person speaks for a verified organisation, and so may propose a standard. */
    mayPropose: ctx.actor.kind === 'person' && ctx.actor.memberships.some(({ verified }) => verified),
  };
}

export type DirectoryView = Awaited<ReturnType<typeof viewDirectory>>;

export interface Applied {
  readonly text: string;
  /** The query of the same list without this filter. */
  readonly removeQuery: string;
}

/** Each filter in force, with the list without it. */
export function appliedFilters(search: DirectorySearch, ownerName: string): readonly Applied[] {
  const first = { ...search, page: 1 };
  const without = (change: Partial<DirectorySearch>) => directoryQuery({ ...first, ...change });
  const each = <T>(words: readonly T[], name: keyof DirectorySearch, label: (word: T) => string): Applied[] =>
    words.map((word) => ({
      text: label(word),
      removeQuery: without({ [name]: words.filter((one) => one !== word) }),
    }));
  return [
    ...(search.words === '' ? [] : [{ text: `“${search.words}”`, removeQuery: without({ words: '' }) }]),
    ...each(search.states, 'states', (word) => VERSION_STATE_LABELS[word]),
    ...each(search.types, 'types', (word) => STANDARD_TYPE_LABELS[word]),
    ...each(search.careSettings, 'careSettings', (word) => CARE_SETTING_LABELS[word]),
    ...each(search.topics, 'topics', (word) => TOPIC_LABELS[word]),
    ...(search.owner === '' ? [] : [{ text: ownerName, removeQuery: without({ owner: '' }) }]),
    ...(search.mandatory ? [{ text: 'Mandatory', removeQuery: without({ mandatory: false }) }] : []),
    ...(search.openForComment
      ? [{ text: 'Open for comment', removeQuery: without({ openForComment: false }) }]
      : []),
  ];
}
