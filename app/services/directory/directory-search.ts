import {
  CARE_SETTINGS,
  type CareSetting,
  STANDARD_TYPES,
  type StandardType,
  TOPICS,
  type Topic,
  VERSION_STATES,
  type VersionState,
} from '../../../db/words';

/** What somebody looks for in the directory: the whole of it stands in the address. */
export interface DirectorySearch {
  readonly words: string;
  readonly states: readonly VersionState[];
  readonly types: readonly StandardType[];
  readonly careSettings: readonly CareSetting[];
  readonly topics: readonly Topic[];
  /** Slug of the organisation that owns the standard; '' for any. */
  readonly owner: string;
  readonly mandatory: boolean;
  readonly openForComment: boolean;
  readonly sort: DirectorySort;
  /** From 1. */
  readonly page: number;
}

export const DIRECTORY_SORTS = ['relevance', 'newest', 'title'] as const;
export type DirectorySort = (typeof DIRECTORY_SORTS)[number];

/** Most characters of a search that are looked at. */
const LONGEST_SEARCH = 200;

/** Reads an address; what it does not know is left out, so that an old or mistyped address still answers. */
export function readDirectorySearch(params: URLSearchParams): DirectorySearch {
  const words = (params.get('q') ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_SEARCH);
  const sort = DIRECTORY_SORTS.find((one) => one === params.get('sort'));
  const page = Number(params.get('page') ?? 1);
  return {
    words,
    states: known(VERSION_STATES, params.getAll('state')),
    types: known(STANDARD_TYPES, params.getAll('type')),
    careSettings: known(CARE_SETTINGS, params.getAll('setting')),
    topics: known(TOPICS, params.getAll('topic')),
    owner: /^[a-z0-9-]{1,100}$/.test(params.get('owner') ?? '') ? (params.get('owner') ?? '') : '',
    mandatory: params.has('mandatory'),
    openForComment: params.has('open'),
    sort: sort !== undefined && (sort !== 'relevance' || words !== '') ? sort : usualSort(words),
    page: Number.isSafeInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  };
}

function usualSort(words: string): DirectorySort {
  return words === '' ? 'newest' : 'relevance';
}

function known<T extends string>(all: readonly T[], asked: readonly string[]): readonly T[] {
  return all.filter((one) => asked.includes(one));
}

/** The query that reproduces the list; '' for the whole directory. Starts with `?` otherwise. */
export function directoryQuery(search: DirectorySearch): string {
  const params = new URLSearchParams();
  if (search.words !== '') params.set('q', search.words);
  for (const state of search.states) params.append('state', state);
  for (const type of search.types) params.append('type', type);
  for (const setting of search.careSettings) params.append('setting', setting);
  for (const topic of search.topics) params.append('topic', topic);
  if (search.owner !== '') params.set('owner', search.owner);
  if (search.mandatory) params.set('mandatory', 'yes');
  if (search.openForComment) params.set('open', 'yes');
  // Relevance is only ever the usual order of a search, so it is never written.
  if (search.sort !== 'relevance' && search.sort !== usualSort(search.words)) params.set('sort', search.sort);
  if (search.page > 1) params.set('page', String(search.page));
  const query = params.toString();
  return query === '' ? '' : `?${query}`;
}
