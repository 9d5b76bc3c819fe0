import type { Hand } from '../comparison-types';
import type { Attribution } from '../history/attribution';
import type { Deed } from '../history/deeds';
import { linesOfText, type TextLine } from '../history/lines';
import { blockId, type DocumentJson, type NodeJson, walk } from '../json';
import type { Merged } from './merged';

/** How the later text of a comparison came about. */
export interface TextLife {
  readonly attribution: Attribution;
  /** What was done to blocks of the earlier text. */
  readonly deeds: readonly Deed[];
}

interface LineOfWriters {
  readonly line: TextLine;
  /** As in `Attribution`. */
  readonly runs: readonly number[];
}

/** Tells whose hands made a change. */
export class Hands {
  readonly #writers: Attribution['writers'];
  readonly #lines = new Map<NodeJson, LineOfWriters[]>();
  readonly #deeds = new Map<string, Deed[]>();

  constructor(after: DocumentJson, { attribution, deeds }: TextLife) {
    this.#writers = attribution.writers;
    for (const [place, line] of linesOfText(after).entries()) {
      const one = { line, runs: attribution.lines[place] ?? [] };
      const known = this.#lines.get(line.node);
      if (known === undefined) this.#lines.set(line.node, [one]);
      else known.push(one);
    }
    for (const deed of deeds) {
      const known = this.#deeds.get(deed.blockId);
      if (known === undefined) this.#deeds.set(deed.blockId, [deed]);
      else known.push(deed);
    }
  }

  /** Everybody behind a change made of these nodes, each once, the last first. */
  of(nodes: readonly Merged[]): Hand[] {
    const wrote = nodes.flatMap((one) => this.#wrote(one));
    // Somebody put it there in this text, also where its words were used before.
    const own = wrote.filter(({ writer }) => writer.carriedFrom === null);
    const hands = [...(own.length === 0 ? wrote : own), ...nodes.flatMap((one) => this.#did(one))];
    const byWho = new Map<string, Hand>();
    for (const hand of hands) {
      const { origin, personId, organisationId, carriedFrom } = hand.writer;
      const key = [hand.did, origin, personId, organisationId, carriedFrom].join(' ');
      const known = byWho.get(key);
      if (known === undefined || known.at < hand.at) byWho.set(key, hand);
    }
    return [...byWho.values()].sort((a, b) => b.at - a.at);
  }

  /** The writers of the words that are new. */
  #wrote(one: Merged): Hand[] {
    if (one.side === 'removed' || one.movedFrom !== undefined || one.words === undefined) return [];
    if (one.side === 'added') {
      const hands: Hand[] = [];
      for (const node of nodesWithin(one.node)) {
        for (const { line, runs } of this.#lines.get(node) ?? []) {
          hands.push(...this.#between(runs, 0, line.text.length));
        }
      }
      return hands;
    }
    const own = this.#lines.get(one.node)?.find(({ line }) => line.attribute === null);
    if (own === undefined) return [];
    let at = 0;
    return one.words.segments.flatMap(({ kind, text }) => {
      if (kind === 'removed') return [];
      const from = at;
      at += text.length;
      return kind === 'added' ? this.#between(own.runs, from, at) : [];
    });
  }

  #between(runs: readonly number[], from: number, to: number): Hand[] {
    const hands: Hand[] = [];
    let at = 0;
    for (let place = 0; place + 2 < runs.length && at < to; place += 3) {
      const length = runs[place] ?? 0;
      const writer = this.#writers[runs[place + 1] ?? -1];
      if (writer !== undefined && at + length > from) {
        hands.push({ did: 'wrote', writer, at: runs[place + 2] ?? 0 });
      }
      at += length;
    }
    return hands;
  }

  /** Who took out words that are gone, moved what was moved, or set what is set differently. */
  #did(one: Merged): Hand[] {
    const deeds = idsOf(one).flatMap((id) => this.#deeds.get(id) ?? []);
    if (deeds.length === 0) return [];
    const gone = (one.words?.segments ?? [])
      .filter(({ kind }) => kind === 'removed')
      .map(({ text }) => squeezed(text))
      .join(' ');
    const names = new Set(one.attributes.map(({ name }) => name));
    return deeds.flatMap((deed): Hand[] => {
      const did = didOf(deed, one, gone, names);
      const { personId, organisationId, at } = deed;
      return did === null
        ? []
        : [{ did, writer: { origin: 'typed', personId, organisationId, carriedFrom: null }, at }];
    });
  }
}

function didOf(
  { texts, attribute }: Deed,
  one: Merged,
  gone: string,
  names: ReadonlySet<string>,
): Hand['did'] | null {
  if (attribute !== null) return names.has(attribute) ? 'set' : null;
  if (one.movedFrom !== undefined) return 'moved';
  // Words typed later are taken out too: only what is missing counts, and a letter here and there is no word.
  const missing = texts
    .map(squeezed)
    .filter((lost) => lost !== '' && (gone.includes(lost) || lost.includes(gone)));
  const length = missing.reduce((sum, lost) => sum + lost.length, 0);
  return gone !== '' && length >= Math.min(FEWEST_LETTERS, gone.length) ? 'removed' : null;
}

const FEWEST_LETTERS = 3;

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Ids of the block itself and of those inside it, in both texts. */
function idsOf(one: Merged): string[] {
  const ids = new Set<string>();
  for (const node of [one.node, ...(one.before === undefined ? [] : [one.before])]) {
    const whole = one.side !== 'both' || one.movedFrom !== undefined;
    for (const inner of whole ? nodesWithin(node) : [node]) ids.add(blockId(inner));
  }
  ids.delete('');
  return [...ids];
}

function nodesWithin(node: NodeJson): NodeJson[] {
  const nodes = [node];
  walk(node, (inner) => {
    if (inner.text === undefined) nodes.push(inner);
  });
  return nodes;
}
