import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { STEP_LIMITS, type Step, stepsOf } from '../../../app/document/history/steps';

const PEOPLE = ['amina', 'ben', 'cleo'];

interface Edit {
  readonly who: number;
  /** Reads what the others wrote before. */
  readonly reads: boolean;
  readonly deletes: boolean;
  readonly at: number;
  /** Seconds since the edit before. */
  readonly wait: number;
}

const edits = fc.array(
  fc.record({
    who: fc.nat(2),
    reads: fc.boolean(),
    deletes: fc.boolean(),
    at: fc.nat(1_000),
    wait: fc.constantFrom(0, 1, 20, 90),
  }),
  { minLength: 1, maxLength: 80 },
);

/** The log of a text that three people write, who read one another's edits now and then. */
function logOf(made: readonly Edit[]): Step[] {
  const log: Step[] = [];
  const docs = PEOPLE.map(() => new Y.Doc());
  let now = 0;
  for (const { who, reads, deletes, at, wait } of made) {
    const doc = docs[who];
    const personId = PEOPLE[who] ?? null;
    if (doc === undefined) continue;
    if (reads) for (const { bytes } of log) Y.applyUpdate(doc, bytes);
    now += wait * 1_000;
    const seq = log.length * 3 + 1;
    const facts = { fromSeq: seq, throughSeq: seq, updates: 1, personId, organisationId: null };
    doc.once('update', (bytes: Uint8Array) => log.push({ ...facts, from: now, through: now, bytes }));
    const text = doc.getText('t');
    if (deletes && text.length > 0) text.delete(at % text.length, 1);
    else text.insert(at % (text.length + 1), 'ab');
  }
  return log;
}

function stateOf(log: readonly Step[]): string {
  const doc = new Y.Doc();
  for (const { bytes } of log) Y.applyUpdate(doc, bytes);
  return doc.getText('t').toString();
}

describe('steps of a log', () => {
  test('taken in their order never refer to what is still to come, and lose and double nothing', () => {
    fc.assert(
      fc.property(edits, (made) => {
        const log = logOf(made);
        const steps = stepsOf(log);
        const doc = new Y.Doc({ gc: false });
        for (const { bytes } of steps) {
          Y.applyUpdate(doc, bytes);
          expect(doc.store.pendingStructs).toBeNull();
          expect(doc.store.pendingDs).toBeNull();
        }
        expect(doc.getText('t').toString()).toBe(stateOf(log));
        expect(steps.reduce((sum, { updates }) => sum + updates, 0)).toBe(log.length);
        const ends = steps.map(({ throughSeq }) => throughSeq);
        expect(ends).toEqual([...new Set(ends)].sort((a, b) => a - b));
      }),
      { numRuns: 150 },
    );
  });

  test('each is one person’s, without a long pause, and not too long', () => {
    fc.assert(
      fc.property(edits, (made) => {
        const log = logOf(made);
        for (const { fromSeq, throughSeq, personId, from, through } of stepsOf(log)) {
          expect(log.find((one) => one.fromSeq === fromSeq)?.personId).toBe(personId);
          expect(log.find((one) => one.throughSeq === throughSeq)?.personId).toBe(personId);
          expect(through - from).toBeLessThanOrEqual(STEP_LIMITS.longest);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('somebody who writes alone for a minute makes one step, and another one after a pause', () => {
    const typed = (wait: number): Edit => ({ who: 0, reads: true, deletes: false, at: 1_000, wait });
    const log = logOf([typed(0), ...Array.from({ length: 50 }, () => typed(1)), typed(90), typed(1)]);
    expect(stepsOf(log).map(({ updates }) => updates)).toEqual([51, 2]);
    expect(stepsOf([]).length).toBe(0);
  });

  test('two people who write in different places at once make a step each', () => {
    const alone = (who: number): Edit => ({ who, reads: false, deletes: false, at: 0, wait: 1 });
    const log = logOf(Array.from({ length: 30 }, (_one, n) => alone(n % 2)));
    expect(stepsOf(log).map(({ personId, updates }) => [personId, updates])).toEqual([
      ['amina', 15],
      ['ben', 15],
    ]);
  });
});
