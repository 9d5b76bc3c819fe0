/** Stretches of a Markdown source that are code, where nothing but code is to be read. */
export interface CodeRanges {
  /** True when the character at `offset` stands in fenced code or between backticks of its line. */
  holds(offset: number): boolean;
}

interface Fence {
  readonly mark: string;
  readonly length: number;
}

/** Finds fenced code blocks and code spans line by line; spans over several lines are not followed. */
export function findCode(source: string): CodeRanges {
  const starts: number[] = [];
  const ends: number[] = [];
  const add = (from: number, to: number) => {
    starts.push(from);
    ends.push(to);
  };
  let fence: Fence | null = null;
  let offset = 0;
  for (const line of source.split('\n')) {
    const marker = fenceOf(line);
    if (fence !== null) {
      add(offset, offset + line.length + 1);
      if (marker !== null && closes(fence, marker, line)) fence = null;
    } else if (marker !== null) {
      fence = marker;
      add(offset, offset + line.length + 1);
    } else findSpans(line, offset, add);
    offset += line.length + 1;
  }
  return { holds: (at) => isWithin(starts, ends, at) };
}

function fenceOf(line: string): Fence | null {
  const found = /^(?:[ \t>]|[-*+] |\d{1,9}[.)] )*(`{3,}|~{3,})([^\n]*)$/.exec(line.slice(0, 500));
  const marks = found?.[1];
  if (marks === undefined) return null;
  const mark = marks.charAt(0);
  // A backtick after the fence makes it a code span.
  if (mark === '`' && found?.[2]?.includes('`')) return null;
  return { mark, length: marks.length };
}

function closes(open: Fence, marker: Fence, line: string): boolean {
  const rest = line.slice(line.lastIndexOf(marker.mark) + 1);
  return marker.mark === open.mark && marker.length >= open.length && rest.trim() === '';
}

function findSpans(line: string, offset: number, add: (from: number, to: number) => void): void {
  const unclosed = new Set<number>();
  let at = line.indexOf('`');
  while (at >= 0) {
    let length = 1;
    while (line[at + length] === '`') length += 1;
    // Once a run of this length finds no partner, no later run of the same length will.
    const close = unclosed.has(length) ? -1 : line.indexOf('`'.repeat(length), at + length);
    if (close < 0) unclosed.add(length);
    else add(offset + at, offset + close + length);
    at = line.indexOf('`', close < 0 ? at + length : close + length);
  }
}

function isWithin(starts: readonly number[], ends: readonly number[], at: number): boolean {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low > 0 && at < (ends[low - 1] ?? 0);
}
