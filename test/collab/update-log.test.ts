import { describe, expect, it, onTestFinished } from 'vitest';
import { setDocumentState } from '../../db/queries/documents';
import { insertUpdates, takeOpenDocuments } from '../../db/queries/live-text';
import { touchSession } from '../../db/queries/sessions';
import { readWriteMark, unmarked } from '../../db/queries/write-mark';
import { openStore, type Store } from '../../db/store';
import type { NewUpdate, UpdateLog } from '../../server/collab/update-log';
import { memoryLog } from '../../server/collab/update-log-memory';
import { storeLog } from '../../server/collab/update-log-store';
import { enginesUnderTest } from '../support/postgres';
import { freshDatabase } from '../support/store';
import { makeDocuments, setState } from './documents-in-store';

interface Candidate {
  readonly log: UpdateLog;
  /** Another log on the same rows, as another node or a restarted process has it; null where there is none. */
  readonly again: (() => Promise<UpdateLog>) | null;
  close(documentId: string): Promise<void>;
}

async function inMemory(): Promise<Candidate> {
  const closed = new Set<string>();
  const log = memoryLog((id) => !closed.has(id));
  return { log, again: null, close: async (id) => void closed.add(id) };
}

async function inStore(engine: 'sqlite' | 'postgres'): Promise<Candidate> {
  const address = await freshDatabase(engine);
  const open = async (): Promise<Store> => {
    const store = await openStore({ ...address, poolSize: 6 });
    onTestFinished(() => store.close());
    return store;
  };
  const store = await open();
  await makeDocuments(store, ['a', 'b']);
  const now = () => new Date();
  return {
    log: storeLog(store, now),
    again: async () => storeLog(await open(), now),
    close: (id) => setState(store, id, 'frozen'),
  };
}

const CANDIDATES: ReadonlyArray<readonly [string, () => Promise<Candidate>]> = [
  ['in memory', inMemory],
  ...enginesUnderTest().map((engine) => [`on ${engine}`, () => inStore(engine)] as const),
];

let serial = 0;
function row(documentId: string, more: Partial<NewUpdate> = {}): NewUpdate {
  serial++;
  const update = new Uint8Array([serial & 0xff, serial >> 8, 0, 255, 0]);
  const who = { personId: 'p', organisationId: 'o' };
  return { documentId, update, clientId: null, bind: [], onlyWhileOpen: true, ...who, ...more };
}

describe('the mark of what was written', () => {
  const markOf = (store: Store) => store.tx((tx) => readWriteMark(tx));

  it('on sqlite stays while nothing is written, and differs after a write of this process or another', async () => {
    const address = await freshDatabase('sqlite');
    const [own, other] = [await openStore(address), await openStore(address)];
    onTestFinished(() => Promise.all([own.close(), other.close()]).then(() => undefined));
    await makeDocuments(own, ['a']);
    const first = await markOf(own);
    await own.read(async (tx) => tx.db.select().from(tx.tables.documents));
    expect(await markOf(own)).toBe(first);
    await setState(own, 'a', 'frozen');
    const second = await markOf(own);
    expect(second).not.toBe(first);
    await setState(other, 'a', 'open');
    expect(await markOf(own)).not.toBe(second);
  });

  it('on sqlite stays while people only type and their sessions go on, and a right that changes meanwhile shows', async () => {
    const address = await freshDatabase('sqlite');
    const own = await openStore(address);
    onTestFinished(() => own.close());
    await makeDocuments(own, ['a']);
    const log = storeLog(own, () => new Date());
    const before = await markOf(own);
    const bind = [{ clientId: 7, personId: 'alice', organisationId: null }];
    const throughSeq = Number((await log.append([{ ...row('a'), bind }, row('a')])).at(-1));
    const fold = { throughSeq, state: new Uint8Array([0, 0]), stateVector: new Uint8Array([0]) };
    await log.fold('a', fold);
    await own.tx((tx) => touchSession(tx, 'session', 'alice', new Date(), new Date()));
    expect(await markOf(own)).toBe(before);
    await Promise.all([log.append([row('a')]), setState(own, 'a', 'frozen'), log.append([row('a')])]);
    const after = await markOf(own);
    expect(after).not.toBe(before);
    // Work that fails half-way counts: better to ask once too often.
    const failing = own.tx((tx) =>
      unmarked(tx, async () => {
        await insertUpdates(tx, [{ ...row('a'), bytes: new Uint8Array([1]) }], new Date());
        throw new Error('no');
      }),
    );
    await expect(failing).rejects.toThrow('no');
    expect(await markOf(own)).not.toBe(after);
  });
});

const bytes = (rows: ReadonlyArray<{ readonly update: Uint8Array }>) => rows.map(({ update }) => [...update]);

describe.each(CANDIDATES)('the update log %s', (_name, make) => {
  it('is empty for a document nothing was written in', async () => {
    const { log } = await make();
    expect(await log.load('a')).toEqual({ folded: null, tail: [], seq: 0, bindings: [] });
    expect(await log.after('a', 0)).toEqual([]);
  });

  it('gives back every byte, in order, each document its own', async () => {
    const { log, again } = await make();
    const rows = [row('a'), row('b'), row('a'), row('a')];
    const numbers = await log.append(rows);
    expect(numbers).toHaveLength(4);
    for (const reader of [log, ...(again ? [await again()] : [])]) {
      const loaded = await reader.load('a');
      expect(bytes(loaded.tail)).toEqual(bytes(rows.filter(({ documentId }) => documentId === 'a')));
      expect(loaded.tail.map(({ seq }) => seq)).toEqual([numbers[0], numbers[2], numbers[3]]);
      expect(loaded.seq).toBe(numbers[3]);
    }
  });

  it('gives back the numbers of many at once, in the order of what was written', async () => {
    const { log } = await make();
    const rows = Array.from({ length: 71 }, (_, at) => row(at % 3 === 0 ? 'b' : 'a'));
    const numbers = await log.append(rows);
    for (const document of ['a', 'b']) {
      const own = rows.flatMap(({ documentId, update }, at) =>
        documentId === document ? [{ seq: numbers[at], update: [...update] }] : [],
      );
      const { tail } = await log.load(document);
      expect(tail.map(({ seq, update }) => ({ seq, update: [...update] }))).toEqual(own);
    }
  });

  it('answers what came after a number, and which documents have grown', async () => {
    const { log } = await make();
    const [first] = await log.append([row('a')]);
    const more = [row('a'), row('b')];
    const [second, other] = await log.append(more);
    expect(bytes(await log.after('a', Number(first)))).toEqual(bytes(more.slice(0, 1)));
    expect(await log.grown(new Map([['a', Number(first)]]))).toEqual(['a']);
    const seen = new Map([
      ['a', Number(second)],
      ['b', Number(other)],
      ['never', 0],
    ]);
    expect(await log.grown(seen)).toEqual([]);
    expect(await log.grown(new Map())).toEqual([]);
  });

  it('a fold is loaded in the place of the rows it covers, and numbers go on from the last of them', async () => {
    const { log, again } = await make();
    const numbers = (await log.append([row('a'), row('a'), row('a')])).map(Number);
    const last = Math.max(...numbers);
    const fold = { state: new Uint8Array([1, 2, 3]), stateVector: new Uint8Array([0]), throughSeq: last };
    await log.fold('a', fold);
    const reader = again ? await again() : log;
    const loaded = await reader.load('a');
    expect(loaded.tail).toEqual([]);
    expect(loaded.seq).toBe(last);
    expect([...(loaded.folded?.state ?? [])]).toEqual([1, 2, 3]);
    const [next] = await reader.append([row('a')]);
    expect(Number(next)).toBeGreaterThan(last);
    expect((await log.load('a')).tail).toHaveLength(1);
  });

  it('a fold of megabytes is loaded as it was, and so is the next, however long', async () => {
    const { log, again } = await make();
    const [first = 0, second = 0, third = 0] = (await log.append([row('a'), row('a'), row('a')])).map(Number);
    const state = (bytes: number) => Uint8Array.from({ length: bytes }, (_, at) => (at * 7) % 251);
    const reader = again ? await again() : log;
    for (const [throughSeq, bytes] of [
      [first, 1_000_000],
      [second, 262_145],
      [third, 3],
    ] as const) {
      await log.fold('a', { state: state(bytes), stateVector: new Uint8Array([throughSeq]), throughSeq });
      const { folded } = await reader.load('a');
      expect(Buffer.compare(folded?.state ?? Buffer.alloc(0), state(bytes))).toBe(0);
      expect([...(folded?.stateVector ?? [])]).toEqual([throughSeq]);
    }
  });

  it('a fold keeps the rows as history, and an older fold changes nothing', async () => {
    const { log } = await make();
    const numbers = (await log.append([row('a'), row('a'), row('a')])).map(Number);
    const [first = 0, second = 0] = numbers;
    const fold = (throughSeq: number) => ({
      state: new Uint8Array([throughSeq & 0xff]),
      stateVector: new Uint8Array([0]),
      throughSeq,
    });
    await log.fold('a', fold(second));
    await log.fold('a', fold(first));
    expect((await log.load('a')).folded?.throughSeq).toBe(second);
    expect((await log.load('a')).tail).toHaveLength(1);
    expect(await log.after('a', 0)).toHaveLength(3);
  });

  it('takes nothing for a document that is not open, except from the server', async () => {
    const { log, close } = await make();
    await close('a');
    const answers = await log.append([row('a'), row('b'), row('a', { onlyWhileOpen: false })]);
    expect(answers.map((answer) => typeof answer)).toEqual(['string', 'number', 'number']);
    expect(answers[0]).toBe('closed');
    expect((await log.load('a')).tail).toHaveLength(1);
  });

  it('gives a client id to one person for good, and refuses what others write under it', async () => {
    const { log } = await make();
    const bind = (personId: string) => [{ clientId: 4_294_967_295, personId, organisationId: 'o' }];
    expect(await log.append([row('a', { bind: bind('p') })])).toEqual([expect.any(Number)]);
    expect(await log.append([row('a', { bind: bind('q') })])).toEqual(['foreign']);
    expect(await log.append([row('a', { bind: bind('p') })])).toEqual([expect.any(Number)]);
    expect(await log.append([row('b', { bind: bind('q') })]), 'elsewhere').toEqual([expect.any(Number)]);
    const server = row('a', { bind: bind('q'), onlyWhileOpen: false });
    expect(await log.append([server]), 'the server may').toEqual([expect.any(Number)]);
    expect(await log.bindings('a')).toMatchObject(bind('p'));
  });

  it('takes many at once, from several at the same time', async () => {
    const { log, again } = await make();
    const other = again ? await again() : log;
    const batch = (document: string, size: number) => Array.from({ length: size }, () => row(document));
    const batches = [batch('a', 1_500), batch('b', 30), batch('a', 20), batch('a', 20)];
    await Promise.all(batches.map((rows, index) => (index % 2 ? other : log).append(rows)));
    const { tail } = await log.load('a');
    expect(tail).toHaveLength(1_540);
    const numbers = tail.map(({ seq }) => seq);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(new Set(numbers).size).toBe(1_540);
  });
});

describe.each(enginesUnderTest())('two writers of one document on %s', (engine) => {
  it('a reader who follows by number misses nothing: updates appear in the order of their numbers', async () => {
    const { log, again } = await inStore(engine);
    // One process writes to a SQLite file; several nodes share a PostgreSQL.
    const other = again && engine === 'postgres' ? await again() : log;
    const seen: number[] = [];
    let writing = true;
    const follow = async () => {
      while (writing || (await log.grown(new Map([['a', seen.at(-1) ?? 0]]))).length > 0) {
        seen.push(...(await log.after('a', seen.at(-1) ?? 0)).map(({ seq }) => seq));
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const write = async (to: UpdateLog) => {
      for (let n = 0; n < 40; n++) await to.append([row('a'), row('a')]);
    };
    const following = follow();
    await Promise.all([write(log), write(other)]);
    writing = false;
    await following;
    expect(seen).toEqual((await log.load('a')).tail.map(({ seq }) => seq));
    expect(seen).toHaveLength(160);
  });

  it('who writes second gets the later number and is visible later, however long the first takes', async () => {
    const address = await freshDatabase(engine);
    const [first, second] = [await openStore(address), await openStore(address)];
    onTestFinished(() => Promise.all([first.close(), second.close()]).then(() => undefined));
    await makeDocuments(first, ['a']);
    const order: string[] = [];
    let written: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      written = resolve;
    });
    const slow = first.tx(async (tx) => {
      await takeOpenDocuments(tx, ['a']);
      const who = { clientId: null, personId: 'p', organisationId: 'o' };
      const [seq] = await insertUpdates(
        tx,
        [{ documentId: 'a', bytes: new Uint8Array([1]), ...who }],
        new Date(),
      );
      written();
      await new Promise((resolve) => setTimeout(resolve, 150));
      order.push('first');
      return seq;
    });
    await begun;
    const [late] = await storeLog(second, () => new Date()).append([row('a')]);
    order.push('second');
    expect(order).toEqual(['first', 'second']);
    expect(Number(late)).toBeGreaterThan(Number(await slow));
  });

  it('nothing is stored after a document was frozen, not even what had begun before', async () => {
    const address = await freshDatabase(engine);
    const [first, second] = [await openStore(address), await openStore(address)];
    onTestFinished(() => Promise.all([first.close(), second.close()]).then(() => undefined));
    await makeDocuments(first, ['a']);
    const log = storeLog(second, () => new Date());
    let frozen = false;
    const freezing = first
      .tx(async (tx) => {
        await setDocumentState(tx, 'a', 'frozen');
        await new Promise((resolve) => setTimeout(resolve, 100));
      })
      .then(() => {
        frozen = true;
      });
    await new Promise((resolve) => setTimeout(resolve, 30));
    const answers = await log.append([row('a')]);
    expect(frozen).toBe(true);
    expect(answers).toEqual(['closed']);
    await freezing;
    expect((await log.load('a')).tail).toEqual([]);
  });
});
