import type { Properties } from 'hast';

interface Waiting {
  readonly name: string;
  readonly properties: Properties;
}

/** What may be the id of a block: of one word, and usable in an address. */
const OWN_ID = /^[A-Za-z][\w-]{0,63}$/;

/**
 * Which block each anchor of the source became. An anchor met on the way (`id` or `name` of an element) stands
 * for the next block that is made; a heading can also be reached by the names that common generators give it.
 */
export class AnchorRegister {
  private readonly named = new Map<string, string>();
  private readonly slugs = new Map<string, string>();
  private readonly taken = new Set<string>();
  private waiting: Waiting[] = [];
  private last = '';

  /** An anchor was met; the next block made will be its place. */
  meet(name: unknown, properties: Properties = {}): void {
    if (typeof name === 'string' && name !== '') this.waiting.push({ name, properties });
  }

  /**
   * The anchor that is the identity of the block to be made, in a file that carries ids: the last one that waits, as
   * those before it are of blocks which were taken out of the file. Null when none waits that can be an id.
   */
  adopt(): Waiting | null {
    const own = this.waiting.findLast(({ name }) => OWN_ID.test(name) && !this.taken.has(name));
    if (own !== undefined) this.taken.add(own.name);
    return own ?? null;
  }

  /** A block was made: it takes the anchors that wait. */
  claim(id: string): void {
    for (const { name } of this.waiting) this.add(name, id);
    this.waiting = [];
    this.last = id;
  }

  /** A heading was made: it can be linked to by its words, the second one of equal words with `-1`. */
  addHeading(title: string, id: string): void {
    for (const slug of new Set([githubSlug(title), kramdownSlug(title), pandocSlug(title)])) {
      let free = slug;
      for (let count = 1; this.slugs.has(free); count += 1) free = `${slug}-${count}`;
      this.slugs.set(free, id);
    }
  }

  /** The source is at its end: anchors after the last block stand for that block. */
  finish(): void {
    if (this.last !== '') this.claim(this.last);
  }

  /** The block that `name` stands for, or undefined. Capitals and per cent encoding do not matter. */
  find(name: string): string | undefined {
    const plain = decode(name);
    for (const names of [this.named, this.slugs]) {
      const found = names.get(plain) ?? names.get(plain.toLowerCase());
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Anchors written in the source, with the id of the block each stands for. */
  written(): Record<string, string> {
    return Object.fromEntries(this.named);
  }

  private add(name: string, id: string): void {
    for (const key of [name, name.toLowerCase()]) if (!this.named.has(key)) this.named.set(key, id);
  }
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** GitHub: lower case, punctuation out, blanks to hyphens. */
function githubSlug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replace(/ /g, '-');
}

/** kramdown: everything before the first letter out, then as GitHub with ASCII only. */
function kramdownSlug(title: string): string {
  return title
    .replace(/^[^a-zA-Z]+/, '')
    .replace(/[^a-zA-Z0-9 -]/g, '')
    .replace(/ /g, '-')
    .toLowerCase();
}

/** pandoc: full stops and underscores stay, everything before the first letter out. */
function pandocSlug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_.\- ]/gu, '')
    .replace(/\s+/g, '-')
    .replace(/^[^\p{L}]+/u, '');
}
