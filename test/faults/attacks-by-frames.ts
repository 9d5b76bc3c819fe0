import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { CLOSINGS } from '../../app/document/close-codes';
import { bytesOf } from '../collab/hostile-updates';
import { ofType, step1 } from '../collab/raw-client';
import { until } from '../collab/stock-client';
import type { Arena, Attack } from './attacker';

const MIB = 1_024 * 1_024;
const { malformedMessage, unknownMessage, damagedChange, notBinary, changeTooLarge, tooFast } = CLOSINGS;

/** Every close code with which a bad message may be answered. */
const BAD = [
  malformedMessage.code,
  unknownMessage.code,
  damagedChange.code,
  CLOSINGS.outOfStep.code,
  CLOSINGS.foreignAuthor.code,
  tooFast.code,
];

/** A connection under the WebSocket protocol, to break that protocol with. */
async function wire(arena: Arena, bytes: ReadonlyArray<Uint8Array | string>): Promise<void> {
  const { stage, theirs } = arena;
  const socket = connect(stage.port, '127.0.0.1');
  let [ended, answered] = [false, false];
  socket.on('error', () => undefined);
  socket.on('data', () => {
    answered = true;
  });
  socket.on('close', () => {
    ended = true;
  });
  socket.write(
    `GET /live/${theirs} HTTP/1.1\r\nHost: 127.0.0.1:${stage.port}\r\nOrigin: ${stage.origin}\r\n` +
      `Cookie: ${stage.people[0]?.cookie}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  await until('the upgrade', () => answered || ended, 10_000);
  for (const part of bytes) socket.write(part);
  await pause(20);
  socket.end();
  await until('its end', () => ended, 10_000);
}

export const ATTACKS_BY_FRAMES: readonly Attack[] = [
  {
    name: 'random bytes in thousands of frames',
    async run({ open, theirs, random, scale }) {
      let closed = 0;
      for (let round = 0; round < 150 * scale; round++) {
        const attacker = await open(theirs);
        for (let n = 0; n < 20; n++) {
          const bytes = Uint8Array.from({ length: Math.floor(random() * 80) }, () =>
            Math.floor(random() * 256),
          );
          // Half of them begin as a message does.
          if (random() < 0.5) bytes.set([0, Math.floor(random() * 3)].slice(0, bytes.length));
          attacker.send(bytes);
        }
        await until('its end', () => !attacker.live, 500).catch(() => undefined);
        if (!attacker.live) closed++;
        attacker.leave();
      }
      if (closed < 100 * scale) throw new Error(`only ${closed} connections were closed`);
    },
  },
  {
    name: 'types that do not exist, and the one that only the server sends',
    async run({ open, theirs }) {
      for (const type of [2, 4, 5, 100, 119, 120, 121, 0x7fff_ffff]) {
        const attacker = await open(theirs);
        attacker.send(ofType(type, new Uint8Array([0])));
        await attacker.expectClose(unknownMessage.code);
      }
    },
  },
  {
    name: 'truncated and giant numbers',
    async run({ open, theirs }) {
      const messages = [
        new Uint8Array(),
        new Uint8Array([0]),
        new Uint8Array([0, 2]),
        new Uint8Array([0, 2, 0x80]),
        new Uint8Array(9).fill(0xff),
        new Uint8Array(100_000).fill(0x80),
        new Uint8Array([0, 1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f]),
        new Uint8Array([0, 0, 5, 0xff, 0xff, 0xff, 0xff, 0x0f]),
        step1(bytesOf(2 ** 53 - 1)),
        new Uint8Array([1, 3, 0xff, 0xff, 0x7f]),
      ];
      for (const message of messages) {
        const attacker = await open(theirs);
        attacker.send(message);
        await attacker.expectClose(...BAD);
      }
    },
  },
  {
    name: 'a message of 64 MiB, and one of which only the head is sent',
    async run(arena) {
      const attacker = await arena.open(arena.theirs);
      attacker.send(new Uint8Array(64 * MIB));
      await attacker.expectClose(changeTooLarge.code, 1006);
      const head = Buffer.from([0x82, 0xff, 0, 0, 0, 0, 4, 0, 0, 0, 1, 2, 3, 4]);
      await wire(arena, [head, Buffer.alloc(MIB)]);
    },
  },
  {
    name: 'ten thousand tiny messages, and the same in fragments',
    async run({ open, theirs, scale }) {
      const tiny = await open(theirs);
      await tiny.pour(10_000, () => new Uint8Array([3]));
      await tiny.expectClose(tooFast.code);
      const pieces = await open(theirs);
      for (let n = 0; n < 20_000 * scale && pieces.live; n++) {
        pieces.socket.send(new Uint8Array(1), { fin: false });
        if (n % 500 === 0) await pause(1);
      }
      await pieces.expectClose(1008, 1006);
    },
  },
  {
    name: 'text instead of bytes',
    async run({ open, theirs }) {
      const attacker = await open(theirs);
      attacker.socket.send('{"type":"auth","token":"x"}');
      await attacker.expectClose(notBinary.code);
    },
  },
  {
    name: 'frames that break the WebSocket protocol, and connections cut at every point',
    async run(arena) {
      const frames = [
        [0x82, 0x01, 0x00],
        [0xf2, 0x80, 0, 0, 0, 0],
        [0x8b, 0x80, 0, 0, 0, 0],
        [0x82, 0xff, 0x7f, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0],
        [0x82, 0xfe, 0x01],
        [0x89, 0xfe, 0x01, 0x00, 1, 2, 3, 4],
        [0x88, 0x81, 1, 2, 3, 4, 5],
      ];
      for (const frame of frames) await wire(arena, [Uint8Array.from(frame)]);
      for (let n = 0; n < 40 * arena.scale; n++) {
        const bytes = Uint8Array.from({ length: 30 }, () => Math.floor(arena.random() * 256));
        await wire(arena, [bytes]);
      }
    },
  },
  {
    name: 'handshakes that are garbage or given up half-way',
    async run({ stage, random, scale }) {
      const starts = [
        '\x16\x03\x01\x00',
        'GET /live/',
        'GET /live/x HTTP/1.1\r\nUpgrade: websocket\r\nConn',
        '\r\n\r\n',
      ];
      for (let n = 0; n < 100 * scale; n++) {
        const socket = connect(stage.port, '127.0.0.1');
        socket.on('error', () => undefined);
        socket.write(starts[n % starts.length] ?? '');
        await pause(random() * 5);
        socket.resetAndDestroy();
      }
    },
  },
];
