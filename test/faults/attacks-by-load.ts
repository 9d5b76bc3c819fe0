import { setTimeout as pause } from 'node:timers/promises';
import { CLOSINGS } from '../../app/document/close-codes';
import { bytesOf } from '../collab/hostile-updates';
import { awareness, ofType, step1, update } from '../collab/raw-client';
import { until } from '../collab/stock-client';
import type { Attack, Attacker } from './attacker';

const KIB = 1_024;
const { tooFast, tooManyConnections } = CLOSINGS;

/** A writer that adds a paragraph and then text at its end, as much as it is allowed. */
function writerOf(attacker: Attacker, client: number) {
  let clock = 0;
  return (bytes: number): Uint8Array => {
    if (clock === 0) {
      clock = 2;
      const paragraph = [7, 1, 'text', 3, 'paragraph'];
      attacker.send(update(bytesOf(1, 2, client, 0, ...paragraph, 7, 0, client, 0, 6, 0)));
    }
    const words = 'n'.repeat(bytes);
    // The first stands in the text element, each other to the right of the one before.
    const first = clock === 2 ? [4, 0, client, 1] : [new Uint8Array([0x84]), client, clock - 1];
    const message = update(bytesOf(1, 1, client, clock, ...first, words, 0));
    clock += bytes;
    return message;
  };
}

/** Writes so many bytes by one connection after the other: each may save up for a burst of 8 MiB and no more. */
async function pourTogether(bytes: number, open: () => Promise<Attacker>, reader: Attacker): Promise<void> {
  for (let written = 0; written < bytes; ) {
    const writer = await open();
    const next = writerOf(writer, 1 + Math.floor(Math.random() * 0x7fff_0000));
    const share = Math.min(bytes - written, 6_000_000);
    await writer.pour(Math.ceil(share / (500 * KIB)), () => next(500 * KIB));
    written += share;
    await pause(100);
    writer.expectOpen();
    await until('all of it read by who reads', () => reader.received >= written * 0.95, 30_000);
    writer.leave();
  }
}

export const ATTACKS_BY_LOAD: readonly Attack[] = [
  {
    name: 'connections that never read, and one that reads slowly, while others write 50 MB',
    async run({ open, spare, scale }) {
      const total = 50_000_000 * scale;
      const perDocument = Math.ceil(total / spare.length);
      for (const document of spare) {
        const deaf = await open(document, { synced: true });
        const slow = await open(document, { synced: true });
        const good = await open(document, { synced: true });
        deaf.socket.pause();
        const breathing = setInterval(() => {
          if (slow.socket.isPaused) slow.socket.resume();
          else slow.socket.pause();
        }, 150);
        try {
          await pourTogether(perDocument, () => open(document, { synced: true }), good);
        } finally {
          clearInterval(breathing);
        }
        slow.socket.resume();
        await until(
          'the slow one has caught up',
          () => !slow.live || slow.received >= perDocument * 0.9,
          30_000,
        );
        for (const one of [deaf, slow, good]) one.leave();
      }
    },
  },
  {
    name: 'requests for the whole text by the hundred',
    async run({ open, spare }) {
      const [document = ''] = spare;
      const asking = await open(document);
      for (let n = 0; n < 400; n++) asking.send(step1());
      await asking.expectClose(tooFast.code);
      const deaf = await open(document);
      deaf.socket.pause();
      for (let n = 0; n < 18; n++) deaf.send(step1());
      await pause(300);
      deaf.leave();
    },
  },
  {
    name: 'presence without end: large, deep, of a thousand people, under the ids of others',
    async run({ open, theirs, random, scale }) {
      const large = await open(theirs);
      await large.pour(3_000, (n) => awareness([7, n, { cursor: 'x'.repeat(8_000) }]));
      await large.expectClose(tooFast.code);
      const crowd = Array.from({ length: 5_000 }, (_, n): [number, number, unknown] => [
        n,
        9,
        { user: { name: 'x' } },
      ]);
      const many = await open(theirs);
      for (let n = 0; n < 20; n++) many.send(awareness(...crowd));
      const deep = await open(theirs);
      deep.send(awareness([9, 1, `${'['.repeat(300_000)}${']'.repeat(300_000)}`]));
      deep.send(ofType(1, bytesOf(1_000_000, 1, 1)));
      await deep.expectClose(CLOSINGS.malformedMessage.code);
      const quick = await open(theirs);
      await quick.pour(3_900 * scale, (n) => {
        const at = { tname: 'text', item: { client: 1, clock: Math.floor(random() * 99) }, assoc: 0 };
        return awareness([11, n + 1, { cursor: { anchor: at, head: at } }]);
      });
      quick.expectOpen();
      for (const one of [large, many, deep, quick]) one.leave();
    },
  },
  {
    name: 'more connections of one person than anybody has windows, and a storm of them coming and going',
    async run({ stage, open, theirs, scale }) {
      const many: Attacker[] = [];
      const cookie = stage.people[1]?.cookie ?? '';
      for (let n = 0; n < 26; n++) many.push(await open(theirs, { cookie }));
      await until(
        'somebody turned away',
        () => many.some(({ code }) => code === tooManyConnections.code),
        5_000,
      );
      for (const one of many) one.leave();
      for (let n = 0; n < 150 * scale; n++) {
        const one = await open(theirs).catch(() => undefined);
        one?.leave();
      }
    },
  },
];
