import type { RecordQuery } from '../services/admin/view-record.server';

/** The filter of the audit record that an address holds; the page and its download read the same one. */
export function recordQuery(url: URL): RecordQuery {
  const word = (name: string) => (url.searchParams.get(name) ?? '').trim().slice(0, 100);
  return {
    who: word('who'),
    act: word('act'),
    kind: word('kind'),
    object: word('object'),
    reference: word('standard'),
    from: word('from'),
    until: word('until'),
  };
}
