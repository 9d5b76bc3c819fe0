/** Markdown that nobody writes, to be refused or made safe, with what each tries. */
export const HOSTILE_TEXTS: Readonly<Record<string, () => Uint8Array>> = {
  'one line of a million characters': () => bytes('word '.repeat(200_000)),
  'one word of a million characters': () => bytes('a'.repeat(1_000_000)),
  'half a million open brackets': () => bytes('['.repeat(500_000)),
  'a hundred thousand open pictures': () => bytes('![a]('.repeat(100_000)),
  'emphasis that never closes': () => bytes('*a _b **c '.repeat(60_000)),
  'runs of backticks, each longer': () =>
    bytes(Array.from({ length: 1_200 }, (_, at) => `${'`'.repeat(at + 1)} a`).join(' ')),
  'quotes ten thousand deep': () => bytes(`${'> '.repeat(10_000)}deep`),
  'lists two thousand deep': () =>
    bytes(Array.from({ length: 2_000 }, (_, depth) => `${' '.repeat(depth * 2)}- item`).join('\n')),
  'a table of 500,000 cells': () => bytes(table(5_000, 100)),
  'a hundred thousand headings': () => bytes('# A heading\n\n'.repeat(100_000)),
  'a hundred thousand link definitions': () =>
    bytes(Array.from({ length: 100_000 }, (_, at) => `[a${at}]: /b${at}\n\n[a${at}]`).join('\n')),
  'raw HTML and script links': () =>
    bytes(
      '<script>alert(1)</script>\n\n[a](javascript:alert(1)) <img src=x onerror=alert(1)>\n\n'.repeat(5_000),
    ),
  'HTML nested fifty thousand deep': () => bytes('<div>'.repeat(50_000)),
  'angle brackets without end': () => bytes('<'.repeat(1_000_000)),
  'eight million characters of prose': () => bytes('A sentence of six plain words.\n\n'.repeat(250_000)),
  'not text at all': () => new Uint8Array(1_000_000).map((_, at) => (at * 31) % 256),
};

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function table(rows: number, columns: number): string {
  const row = (cell: string) => `|${`${cell}|`.repeat(columns)}`;
  return [row('h'), row('---'), ...Array.from({ length: rows }, () => row('x'))].join('\n');
}
