/** PM-36: the facts whose prints differ, by their names. A print tells facts apart by `name:hash`, one after another. */
export function changedBetween(shown: string, now: string): readonly string[] {
  const then = new Map(pairsOf(shown));
  return pairsOf(now)
    .filter(([name, hash]) => then.get(name) !== hash)
    .map(([name]) => name);
}

function pairsOf(print: string): readonly (readonly [name: string, hash: string])[] {
  return print.split(' ').map((part) => {
    const [name = '', hash = ''] = part.split(':');
    return [name, hash];
  });
}
