import { AMENDMENT_STATES, type AmendmentState } from '../../db/words';

/** What a list of amendments is narrowed by. */
interface Searchable {
  readonly state: AmendmentState;
  readonly organisation: string | null;
  readonly changes: readonly { readonly clauseId: string; readonly clause: string }[];
}

/** What a list of amendments is narrowed to; stands in the address. */
export interface AmendmentSearch {
  readonly state: AmendmentState | '';
  readonly organisation: string;
  readonly clause: string;
}

export function readAmendmentSearch(query: URLSearchParams): AmendmentSearch {
  return {
    state: AMENDMENT_STATES.find((word) => word === query.get('state')) ?? '',
    organisation: query.get('organisation') ?? '',
    clause: query.get('clause') ?? '',
  };
}

/** The amendments that meet all of it, in their order. */
export function searchAmendments<A extends Searchable>(
  amendments: readonly A[],
  { state, organisation, clause }: AmendmentSearch,
): readonly A[] {
  return amendments.filter(
    (one) =>
      (state === '' || one.state === state) &&
      (organisation === '' || one.organisation === organisation) &&
      (clause === '' || one.changes.some((change) => change.clauseId === clause)),
  );
}

/** What can be chosen: the organisations and clauses that stand in the list, each once. */
export function searchChoices(amendments: readonly Searchable[]) {
  const organisations = new Set(amendments.flatMap(({ organisation }) => organisation ?? []));
  const clauses = new Map(
    amendments.flatMap(({ changes }) =>
      changes.map(({ clauseId, clause }) => [clauseId, clause || 'Before the first clause'] as const),
    ),
  );
  return {
    organisations: [...organisations].sort((a, b) => a.localeCompare(b, 'en-GB')),
    clauses: [...clauses].map(([id, name]) => ({ id, name })).filter(({ id }) => id !== ''),
  };
}
