import type { ImportNote, ImportNoteKind } from './import-types';

const LONGEST_WHAT = 120;
/** More different things than this are counted together by their kind: nobody reads further. */
const MOST_TOLD = 1000;
const OTHERS = 'others of this kind';

/** Collects what an import could not carry; the same thing told again raises its count. */
export class ImportReport {
  private paragraph = 0;
  private line: number | undefined;
  private readonly lines = new Map<string, number>();
  private readonly told = new Map<string, { note: ImportNote; count: number }>();

  /** A paragraph of a file without lines began: what is noted from here on is in it. */
  nextParagraph(): void {
    this.paragraph += 1;
  }

  /** The reading comes to a line of the source: what is noted from here on without a line of its own is in it. */
  reach(line: number | undefined): void {
    this.line = line ?? this.line;
  }

  /** The reading is at its end: what is noted from here on is in no line or paragraph in particular. */
  leave(): void {
    this.line = undefined;
    this.paragraph = 0;
  }

  /** Where something is first met which may have to be told later, when its place is not known any more. */
  meet(what: string, line?: number): void {
    if (line !== undefined && !this.lines.has(what)) this.lines.set(what, line);
  }

  lineOf(what: string): number | undefined {
    return this.lines.get(what);
  }

  note(kind: ImportNoteKind, what: string, line?: number): void {
    const own = what.length > LONGEST_WHAT ? `${what.slice(0, LONGEST_WHAT)}…` : what;
    const isFull = this.told.size >= MOST_TOLD && !this.told.has(`${kind} ${own}`);
    const short = isFull ? OTHERS : own;
    const key = `${kind} ${short}`;
    const known = this.told.get(key);
    if (known !== undefined) known.count += 1;
    else {
      const { paragraph } = this;
      const at = line ?? this.lineOf(what) ?? this.line;
      const place = at !== undefined ? { line: at } : paragraph > 0 ? { paragraph } : {};
      const note: ImportNote = { kind, what: short, count: 1, ...place };
      this.told.set(key, { note, count: 1 });
    }
  }

  /** In order of first occurrence in the work, which is close to that in the source. */
  notes(): ImportNote[] {
    return [...this.told.values()].map(({ note, count }) => ({ ...note, count }));
  }
}
