import type { Where } from '../document/history/passages';

const LONGEST_ID = 200;

/** Which part of a text an address asks about; null for none. */
export function readWhere(query: URLSearchParams): Where | null {
  const clause = query.get('clause');
  if (clause !== null && clause.length <= LONGEST_ID) return { clauseId: clause };
  const block = query.get('block');
  if (block === null || block === '' || block.length > LONGEST_ID) return null;
  const [from, to] = [placeIn(query, 'from'), placeIn(query, 'to')];
  return from === null || to === null || to <= from ? { blockId: block } : { blockId: block, from, to };
}

function placeIn(query: URLSearchParams, name: string): number | null {
  const value = query.get(name);
  return value !== null && /^\d{1,9}$/.test(value) ? Number(value) : null;
}
