export const COMPARISON_VIEWS = ['text', 'side', 'list', 'requirements'] as const;
export type ComparisonWay = (typeof COMPARISON_VIEWS)[number];

/** What is compared and how it is shown; the whole of it stands in the address. */
export interface ComparisonSearch {
  /** See `side-key.ts`; '' for the usual one. */
  readonly from: string;
  readonly to: string;
  readonly view: ComparisonWay;
  /** The change that is looked at, from 1. */
  readonly change: number;
}

const LONGEST_KEY = 120;

export function readComparisonSearch(params: URLSearchParams): ComparisonSearch {
  const change = Number(params.get('change') ?? 1);
  const key = (name: string) => (params.get(name) ?? '').trim().slice(0, LONGEST_KEY);
  return {
    from: key('from'),
    to: key('to'),
    view: COMPARISON_VIEWS.find((view) => view === params.get('view')) ?? 'text',
    change: Number.isSafeInteger(change) && change >= 1 ? change : 1,
  };
}
