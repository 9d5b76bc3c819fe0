import * as Y from 'yjs';

/** A part of a document's log: one update as it was stored, or several of one person that were joined. */
export interface StepFacts {
  /** Numbers of the first and the last update of the log in it. */
  readonly fromSeq: number;
  readonly throughSeq: number;
  /** How many updates of the log it stands for. */
  readonly updates: number;
  readonly personId: string | null;
  readonly organisationId: string | null;
  /** When the first and the last of them were stored, in ms since 1970. */
  readonly from: number;
  readonly through: number;
}

export interface Step extends StepFacts {
  /** Yjs update, version 1. */
  readonly bytes: Uint8Array;
}

/** How much of one person's writing is one step. */
export interface StepLimits {
  /** A pause longer than this, in ms, begins a new one. */
  readonly pause: number;
  /** The longest one lasts, in ms. */
  readonly longest: number;
}

export const STEP_LIMITS: StepLimits = { pause: 60_000, longest: 5 * 60_000 };

interface Sitting {
  facts: StepFacts;
  readonly parts: Uint8Array[];
}

/**
 * Joins the log into steps, one for what a person wrote in a sitting. People who write at the same time keep
 * steps of their own. A step is ended when somebody else builds on it, so that taking in the steps in the order
 * of their last number never meets one that refers to what is still to come.
 */
export function stepsOf(log: readonly Step[], limits: StepLimits = STEP_LIMITS): Step[] {
  const done: Step[] = [];
  const open = new Map<string, Sitting>();
  /** Whose sitting a client id's newest structs are in, and from which clock on. */
  const written = new Map<number, { readonly writer: string; readonly from: number }>();
  const end = (writer: string) => {
    const sitting = open.get(writer);
    if (sitting === undefined) return;
    open.delete(writer);
    for (const [client, { writer: of }] of written) if (of === writer) written.delete(client);
    done.push(joined(sitting));
  };

  for (const piece of log) {
    const writer = `${piece.personId ?? ''} ${piece.organisationId ?? ''}`;
    for (const [other, { facts }] of open) {
      const over = piece.through - facts.from > limits.longest || piece.from - facts.through > limits.pause;
      if (over) end(other);
    }
    const { builtOn, added } = reachOf(piece.bytes);
    for (const { client, clock } of builtOn) {
      const at = written.get(client);
      if (at !== undefined && at.writer !== writer && clock >= at.from) end(at.writer);
    }
    extend(open, writer, piece);
    for (const { client, clock } of added) {
      if (written.get(client)?.writer !== writer) written.set(client, { writer, from: clock });
    }
  }
  for (const writer of [...open.keys()]) end(writer);
  return done.sort((a, b) => a.throughSeq - b.throughSeq);
}

function extend(open: Map<string, Sitting>, writer: string, { bytes, ...facts }: Step): void {
  const sitting = open.get(writer);
  if (sitting === undefined) {
    open.set(writer, { facts, parts: [bytes] });
    return;
  }
  const { facts: before } = sitting;
  sitting.facts = {
    ...before,
    throughSeq: facts.throughSeq,
    through: facts.through,
    updates: before.updates + facts.updates,
  };
  sitting.parts.push(bytes);
}

function joined({ facts, parts }: Sitting): Step {
  return { ...facts, bytes: mergeInGroups(parts) };
}

/** Merging takes time that grows with the square of how many are merged at once. */
const MERGED_AT_ONCE = 16;

function mergeInGroups(parts: readonly Uint8Array[]): Uint8Array {
  let merged = parts;
  while (merged.length > 1) {
    const groups: Uint8Array[] = [];
    for (let from = 0; from < merged.length; from += MERGED_AT_ONCE) {
      groups.push(Y.mergeUpdates(merged.slice(from, from + MERGED_AT_ONCE)));
    }
    merged = groups;
  }
  return merged[0] ?? new Uint8Array([0, 0]);
}

interface Place {
  readonly client: number;
  readonly clock: number;
}

/** What an update refers to, and from where on each client id goes on in it. */
function reachOf(update: Uint8Array): { builtOn: Place[]; added: Place[] } {
  const { structs, ds } = Y.decodeUpdate(update);
  const builtOn: Place[] = [];
  const added = new Map<number, number>();
  for (const struct of structs) {
    const { client, clock } = struct.id;
    if (!added.has(client)) {
      added.set(client, clock);
      // The same client's earlier text is the same person's, but may be in another sitting of theirs.
      if (clock > 0) builtOn.push({ client, clock: clock - 1 });
    }
    if (!(struct instanceof Y.Item)) continue;
    const { origin, rightOrigin, parent } = struct;
    if (origin) builtOn.push(origin);
    if (rightOrigin) builtOn.push(rightOrigin);
    if (parent instanceof Y.ID) builtOn.push(parent);
  }
  for (const [client, ranges] of ds.clients) {
    for (const { clock, len } of ranges) builtOn.push({ client, clock: clock + len - 1 });
  }
  return { builtOn, added: [...added].map(([client, clock]) => ({ client, clock })) };
}
