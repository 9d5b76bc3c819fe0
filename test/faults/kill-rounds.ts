import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { chance } from '../collab/random-editing';
import { until } from '../collab/stock-client';
import { differences, lost, noEvidence, storedTexts, wrongWords } from './verdict';
import { type Chair, type Evidence, Witness } from './witness';

/** A server that can be killed and started again on the same files and the same port. */
export interface Victim {
  readonly file: string;
  readonly documentIds: readonly string[];
  chair(person: number, draft: number): Chair;
  start(): Promise<{ kill(): Promise<void> }>;
}

export interface KillOptions {
  readonly rounds: number;
  readonly seed: number;
  readonly people: number;
  /** How often each of them does something, in ms. */
  readonly everyMs: number;
  /** Longest wait at the end for everybody to be in step again; 30 s unless the server is expected to fail. */
  readonly patience?: number;
}

/** What a run of kills came to. */
export interface KillReport {
  /** Everything that was not as promised; empty when all was kept. */
  readonly problems: readonly string[];
  /** Clocks and deletions seen by others, and acknowledged; words written. */
  readonly seen: number;
  readonly acknowledged: number;
  readonly words: number;
  /** Rounds in which something was on its way when the server died. */
  readonly inFlight: number;
  /** Browsers that died with the server. */
  readonly died: number;
}

/** Longest wait for people to come back and be in step. */
const BACK = 30_000;

/**
 * Kills the server at random moments while people type, the moment of its start included, and each time holds what
 * the dead server's files contain against what anybody saw and was told. Some browsers die with it. At the end
 * everybody left must have the same text as the files.
 */
export async function killRounds(victim: Victim, options: KillOptions): Promise<KillReport> {
  const { rounds, seed, people, everyMs, patience = BACK } = options;
  const random = chance(seed);
  const problems = new Set<string>();
  const evidence = new Map(victim.documentIds.map((id) => [id, noEvidence()]));
  const dead = new Set<string>();
  const living = new Map<string, { witness: Witness; documentId: string }>();
  let arrivals = 0;
  let inFlight = 0;

  const arrive = (seat: number) => {
    const chair = victim.chair(seat, seat);
    const known = evidence.get(chair.documentId);
    if (!known) throw new Error('a document nobody knows');
    const name = `w${arrivals++}`;
    const witness = new Witness(name, chair, known, seat % 2 === 0);
    living.set(name, { witness, documentId: chair.documentId });
  };
  const all = () => [...living.values()].map(({ witness }) => witness);
  const check = async (judge: (doc: Y.Doc, known: Evidence, id: string) => readonly string[]) => {
    const stored = await storedTexts(victim.file, victim.documentIds);
    for (const [id, known] of evidence) {
      for (const problem of judge(stored.get(id) ?? new Y.Doc(), known, id)) problems.add(problem);
    }
  };

  let server = await victim.start();
  for (let seat = 0; seat < people; seat++) arrive(seat);
  await until('everybody in', () => all().every(({ provider }) => provider.synced), BACK);
  const typing = setInterval(() => {
    for (const { witness } of living.values()) if (random() < everyMs / 100) witness.edit(random);
  }, everyMs);

  try {
    for (let round = 0; round < rounds; round++) {
      const early = random() < 0.2;
      if (!early) await until('somebody back', () => all().some(({ provider }) => provider.synced), BACK);
      await pause(early ? random() * 80 : random() * 700);
      await server.kill();
      if (all().some(({ unstored }) => unstored > 0)) inFlight++;
      await until('every line cut', () => all().every(({ provider }) => !provider.wsconnected));
      await check((doc, known) => lost(doc, known).map((what) => `round ${round}: ${what}`));
      const victims = [...living].filter(() => random() < 0.08);
      for (const [name, { witness }] of victims) {
        witness.die();
        dead.add(name);
        living.delete(name);
        arrive(Number(name.slice(1)) % people);
      }
      server = await victim.start();
    }
  } finally {
    clearInterval(typing);
  }

  const settled = () => all().every((witness) => witness.settled);
  await until('everybody settled', settled, patience).catch(() => problems.add('not everybody settled'));
  const ofDocument = (id: string) =>
    [...living.values()].filter(({ documentId }) => documentId === id).map(({ witness }) => witness);
  const equal = () => victim.documentIds.every((id) => new Set(ofDocument(id).map(stateOf)).size === 1);
  await until('equal copies', equal, patience).catch(() => problems.add('the copies did not become equal'));
  await server.kill();
  await check((doc, known, id) => [
    ...lost(doc, known),
    ...differences(doc, ofDocument(id)),
    ...wrongWords(doc, known, dead),
  ]);
  for (const witness of all()) witness.leave();
  const sum = (of: (known: Evidence) => number) => [...evidence.values()].reduce((t, one) => t + of(one), 0);
  return {
    problems: [...problems],
    seen: sum(({ seen }) => seen.size),
    acknowledged: sum(({ acknowledged }) => acknowledged.size),
    words: sum(({ words }) => words.size),
    inFlight,
    died: dead.size,
  };
}

function stateOf({ doc, text }: Witness): string {
  const clocks = [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b);
  return JSON.stringify([clocks, text.toString()]);
}
