import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { CLOSINGS } from '../../app/document/close-codes';
import { bytesOf, HOSTILE } from '../collab/hostile-updates';
import { randomEditing } from '../collab/random-editing';
import { ofType, step1, step2, update } from '../collab/raw-client';
import type { Attack } from './attacker';

const { damagedChange, outOfStep, tooFast, changeTooLarge, malformedMessage, unknownMessage } = CLOSINGS;

/** One item in the root under a client id of this attack's own. */
function item(client: number, clock: number, words: string): Uint8Array {
  return bytesOf(1, 1, client, clock, 4, 1, 'text', words, 0);
}

const newClient = () => Number.parseInt(randomUUID().slice(0, 7), 16) + 1;

/** Elements, each in the one before. */
function nested(depth: number): Uint8Array {
  const client = newClient();
  const parts: Array<number | string> = [1, depth, client, 0, 7, 1, 'text', 3, 'paragraph'];
  for (let level = 1; level < depth; level++) parts.push(7, 0, client, level - 1, 3, 'paragraph');
  return bytesOf(...parts, 0);
}

/** Deletes of every second clock of a client. */
function deletes(client: number, count: number): Uint8Array {
  return bytesOf(
    0,
    1,
    client,
    count,
    pairs(count, (n) => [n * 2, 1]),
  );
}

/** Pairs of numbers, one after the other. */
function pairs(count: number, pair: (n: number) => readonly [number, number]): Uint8Array {
  return Buffer.concat(Array.from({ length: count }, (_, n) => bytesOf(...pair(n))));
}

export const ATTACKS_BY_UPDATES: readonly Attack[] = [
  {
    name: 'every update that no correct client sends: zero lengths, 53-bit ids, sub-documents, __proto__, v2, …',
    async run({ open, theirs, scale }) {
      for (const [, bytes] of HOSTILE) {
        for (const carry of scale < 1 ? [update] : [step2, update]) {
          const attacker = await open(theirs);
          attacker.send(carry(bytes));
          await attacker.expectClose(damagedChange.code);
          attacker.leave();
        }
      }
    },
  },
  {
    name: 'thousands of structs that can never be applied, from a client in sync and from one that is not',
    async run({ open, theirs, scale }) {
      const words = 'x'.repeat(4_000);
      const insync = await open(theirs, { synced: true });
      insync.send(update(item(newClient(), 50, words)));
      await insync.expectClose(outOfStep.code);
      const early = await open(theirs);
      await early.pour(3_000 * scale, (n) => update(item(newClient(), n + 1, words)));
      // Passed over, not kept: its step 2 would have to carry them, and it is held to that.
      early.send(step2(item(newClient(), 9, 'y')));
      await early.expectClose(outOfStep.code, tooFast.code);
    },
  },
  {
    name: 'clocks far beyond the text',
    async run({ open, theirs }) {
      for (const clock of [1, 1_000, 0x7fff_fff0]) {
        const attacker = await open(theirs, { synced: true });
        attacker.send(update(item(newClient(), clock, 'a')));
        await attacker.expectClose(outOfStep.code, damagedChange.code);
      }
    },
  },
  {
    name: 'a value nested 200,000 deep and elements nested 20,000 deep',
    async run({ open, theirs }) {
      const deep = '['.repeat(200_000) + ']'.repeat(200_000);
      const any = new Uint8Array(400_001).fill(117).map((byte, at) => (at % 2 === 0 ? byte : 1));
      const client = newClient();
      const messages = [
        bytesOf(1, 1, client, 0, 5, 1, 'text', deep, 0),
        bytesOf(1, 1, client, 0, 6, 1, 'text', 'bold', deep, 0),
        bytesOf(1, 1, client, 0, 8, 1, 'text', 1, any, 0),
        nested(20_000),
        nested(65),
      ];
      for (const bytes of messages) {
        const attacker = await open(theirs, { synced: true });
        attacker.send(update(bytes));
        await attacker.expectClose(damagedChange.code);
      }
    },
  },
  {
    name: 'delete sets of hundreds of thousands of ranges that do not exist',
    async run({ open, theirs, scale }) {
      const far = await open(theirs, { synced: true });
      far.send(update(deletes(newClient(), Math.floor(190_000 * scale))));
      await far.expectClose(outOfStep.code, changeTooLarge.code);
      const many = await open(theirs, { synced: true });
      many.send(update(deletes(1, 300_000)));
      await many.expectClose(damagedChange.code, changeTooLarge.code, outOfStep.code, 1006);
    },
  },
  {
    name: 'a client id of another living person, and text under the id of somebody who has left',
    async run({ open, theirs, stage }) {
      const id = newClient();
      const victim = await open(theirs, { synced: true, cookie: stage.people[1]?.cookie ?? '' });
      victim.send(
        ofType(1, bytesOf(1, id, 1, '{}')),
        update(bytesOf(1, 1, id, 0, 7, 1, 'text', 3, 'paragraph', 0)),
      );
      const reading = await open(theirs, { synced: true });
      await new Promise((resolve) => setTimeout(resolve, 100));
      victim.expectOpen();
      reading.send(update(bytesOf(1, 1, id, 1, 7, 1, 'text', 3, 'paragraph', 0)));
      await reading.expectClose(CLOSINGS.foreignAuthor.code);
      victim.leave();
      const later = await open(theirs, { synced: true });
      later.send(update(bytesOf(1, 1, id, 1, 7, 1, 'text', 3, 'paragraph', 0)));
      await later.expectClose(CLOSINGS.foreignAuthor.code);
    },
  },
  {
    name: 'an update of a hundred thousand new client ids, each of which would have to be given to somebody',
    async run({ open, theirs }) {
      const first = newClient();
      const blocks = Array.from({ length: 100_000 }, (_, n) => bytesOf(1, first + n, 0, 0, 1));
      const attacker = await open(theirs, { synced: true });
      attacker.send(update(Buffer.concat([bytesOf(100_000), ...blocks, bytesOf(0)])));
      await attacker.expectClose(tooFast.code);
    },
  },
  {
    name: 'state vectors of a hundred thousand clients',
    async run({ open, theirs }) {
      const asking = await open(theirs);
      asking.send(
        step1(
          bytesOf(
            100_000,
            pairs(100_000, (n) => [n + 1, 1]),
          ),
        ),
      );
      await new Promise((resolve) => setTimeout(resolve, 50));
      asking.expectOpen();
      asking.send(step1(bytesOf(1_000_000)));
      await asking.expectClose(malformedMessage.code, unknownMessage.code);
    },
  },
  {
    name: 'real updates with a few bytes changed',
    async run({ open, spare, random, scale }) {
      const { updates } = randomEditing(Math.floor(random() * 1_000), { people: 3, steps: 150 });
      const [document = ''] = spare;
      let attacker = await open(document);
      for (let n = 0; n < 1_500 * scale; n++) {
        if (!attacker.live) {
          attacker.leave();
          attacker = await open(document);
        }
        const bytes = [...(updates[Math.floor(random() * updates.length)] ?? [])];
        for (let change = 0; change < 3; change++) {
          const at = Math.floor(random() * bytes.length);
          if (random() < 0.7) bytes[at] = Math.floor(random() * 256);
          else bytes.splice(at, 1);
        }
        attacker.send((random() < 0.3 ? step2 : update)(Uint8Array.from(bytes)));
        if (n % 10 === 9) await new Promise((resolve) => setTimeout(resolve, 1));
      }
      attacker.leave();
      // Whatever of it was let in, a newcomer can open the text.
      const newcomer = await open(document, { synced: true });
      newcomer.expectOpen();
      newcomer.leave();
    },
  },
  {
    name: 'whole texts of other documents, as a merged copy of something else',
    async run({ open, theirs }) {
      const other = new Y.Doc();
      other.getMap('text').set('a', 1);
      other.getText('title').insert(0, 'mine');
      const attacker = await open(theirs, { synced: true });
      attacker.send(update(Y.encodeStateAsUpdate(other)));
      await attacker.expectClose(damagedChange.code);
    },
  },
];
