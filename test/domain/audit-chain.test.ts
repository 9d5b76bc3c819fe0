import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AuditEvent,
  type AuditFacts,
  chained,
  EMPTY_CHAIN,
  eventHash,
  FIRST_PREVIOUS_HASH,
  verifyChain,
} from '../../app/domain/audit-chain';
import { canonicalJson } from '../../app/domain/canonical-json';
import { at } from './lifecycle-cases';

const facts: AuditFacts = {
  sequence: 1,
  at: at('2026-03-02T10:00:00.123Z'),
  actorKind: 'person',
  actorId: 'person-1',
  organisationId: null,
  act: 'open-ballot',
  thingKind: 'version',
  thingId: 'version-1',
  standardId: 'standard-1',
  versionId: 'version-1',
  before: { state: 'resolution' },
  after: { state: 'ballot', closesAt: '2026-03-30T22:59:59.000Z' },
};

function chain(length: number): AuditEvent[] {
  const events: AuditEvent[] = [];
  for (let sequence = 1; sequence <= length; sequence += 1) {
    const previous = events[events.length - 1]?.hash ?? FIRST_PREVIOUS_HASH;
    events.push(chained(previous, { ...facts, sequence, thingId: `version-${sequence}` }));
  }
  return events;
}

describe('canonical JSON', () => {
  test('AU-1 keys are sorted by code unit, without spaces, and empty keys left out', () => {
    const value = { b: 1, a: [true, null, { z: 'é', Z: '"\n' }], ä: undefined, 10: 'ten', 9: 'nine', B: -0 };
    expect(canonicalJson(value)).toBe(
      '{"10":"ten","9":"nine","B":0,"a":[true,null,{"Z":"\\"\\n","z":"é"}],"b":1}',
    );
  });

  test('AU-1 a time is written in its ISO form', () => {
    expect(canonicalJson({ at: facts.at })).toBe('{"at":"2026-03-02T10:00:00.123Z"}');
  });

  test('AU-1 it reads back as the same value, whatever order the keys came in', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, one]) => [key, reversed(one)]),
      );
    };
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const stored: unknown = JSON.parse(JSON.stringify(value));
        expect(JSON.parse(canonicalJson(stored))).toEqual(stored);
        expect(canonicalJson(reversed(stored))).toBe(canonicalJson(stored));
      }),
    );
  });

  test.each([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    () => 1,
    Symbol('s'),
    1n,
    'half \ud83d',
    { '\udc00': 1 },
    [undefined],
  ])('AU-6 what JSON would change silently is refused: %s', (value) => {
    expect(() => canonicalJson({ value })).toThrow(expect.objectContaining({ code: 'not-json' }));
  });
});

describe('the chain', () => {
  test('AU-2 the hash is of the previous hash, a line feed and the canonical event', () => {
    const seen: string[] = [];
    const hash = eventHash('previous', facts, (text) => {
      seen.push(text);
      return 'hashed';
    });
    expect(hash).toBe('hashed');
    expect(seen).toEqual([`previous\n${canonicalJson(facts)}`]);
  });

  test('AU-2 it is SHA-256 in hexadecimal, and never changes for the same event', () => {
    expect(eventHash(FIRST_PREVIOUS_HASH, facts)).toMatch(/^[0-9a-f]{64}$/);
    expect(eventHash(FIRST_PREVIOUS_HASH, { ...facts })).toBe(
      '5ec2460cae2fa04bc7d2d5b6110adb3c0247e5ae849f269cae1bf979f9e1ca5b',
    );
  });

  test('AU-3 before the first event stand 64 zeros', () => {
    expect(EMPTY_CHAIN).toEqual({ sequence: 0, hash: '0'.repeat(64) });
    expect(chain(1)[0]?.previousHash).toBe('0'.repeat(64));
  });

  test('AU-4 a whole chain is whole, in one walk or page by page', () => {
    const events = chain(20);
    const last = events[19];
    const head = { sequence: 20, hash: last?.hash };
    expect(verifyChain(events)).toEqual({ whole: true, head });
    const first = verifyChain(events.slice(0, 7));
    expect(first.whole && verifyChain(events.slice(7), first.head)).toEqual({ whole: true, head });
    expect(verifyChain([])).toEqual({ whole: true, head: EMPTY_CHAIN });
  });

  test('AU-4 a missing event is named', () => {
    expect(verifyChain(chain(5).filter(({ sequence }) => sequence !== 3))).toEqual({
      whole: false,
      at: 3,
      because: 'event-missing',
    });
  });

  test('AU-5 events out of order are named by sequence, and times do not matter', () => {
    const [one, two, three] = chain(3);
    if (one === undefined || two === undefined || three === undefined) throw new Error('three events');
    expect(verifyChain([one, two, two, three])).toEqual({
      whole: false,
      at: 2,
      because: 'event-out-of-order',
    });
    const backwards = chained(one.hash, { ...facts, sequence: 2, at: at('2020-01-01T00:00:00Z') });
    expect(verifyChain([one, backwards])).toMatchObject({ whole: true });
  });

  test('AU-4 a forged event breaks where it stands, or where the next one links to it', () => {
    const events = chain(4);
    const [, second] = events;
    if (second === undefined) throw new Error('a second event');
    const rehashed = chained(second.previousHash, { ...second, after: { state: 'cancelled' } });
    expect(verifyChain(events.map((one) => (one === second ? rehashed : one)))).toEqual({
      whole: false,
      at: 3,
      because: 'link-differs',
    });
  });

  test('AU-4 AU-2 no field of any event can be changed unseen', () => {
    const changes: readonly Partial<AuditFacts>[] = [
      { at: at('2026-03-02T10:00:00.124Z') },
      { actorKind: 'clock' },
      { actorId: null },
      { organisationId: 'acme' },
      { act: 'void-ballot' },
      { thingKind: 'ballot' },
      { thingId: 'version-99' },
      { standardId: 'standard-2' },
      { versionId: null },
      { standardId: 'standard-99' },
      { versionId: null },
      { before: null },
      { after: { state: 'ballot' } },
    ];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.constantFrom(...changes), (where, change) => {
        const events = chain(12).map((one) => (one.sequence === where ? { ...one, ...change } : one));
        expect(verifyChain(events)).toEqual({ whole: false, at: where, because: 'content-differs' });
      }),
    );
  });
});
