import { connect } from 'node:net';
import { describe, it } from 'vitest';
import { goodPeople, pause } from './good-people';
import { liveServer } from './live-server';
import { ORIGIN } from './seats-by-name';
import { until } from './stock-client';

describe('promise 7: one bad client costs only that client', () => {
  it.each([
    ['frames that are not masked', new Uint8Array([0x82, 0x01, 0x00])],
    ['reserved bits', new Uint8Array([0xf2, 0x80, 0, 0, 0, 0])],
    ['an opcode that does not exist', new Uint8Array([0x8b, 0x80, 0, 0, 0, 0])],
    ['a length of 2^63', new Uint8Array([0x82, 0xff, 0x7f, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0])],
    ['half a frame and then the end', new Uint8Array([0x82, 0xfe, 0x01])],
  ])('survives %s', async (_what, bytes) => {
    const live = await liveServer();
    const good = await goodPeople(live);
    const wire = connect(live.port, '127.0.0.1');
    wire.on('error', () => undefined);
    let ended = false;
    wire.on('close', () => {
      ended = true;
    });
    wire.write(
      `GET /live/doc HTTP/1.1\r\nHost: x\r\nOrigin: ${ORIGIN}\r\nCookie: session=carol\r\nUpgrade: websocket\r\n` +
        'Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    await until('open', () => live.rooms.people('doc').length === 3);
    wire.write(bytes);
    setTimeout(() => wire.end(), 30);
    wire.resume();
    await until('ended', () => ended);
    await until('gone', () => live.rooms.people('doc').length === 2);
    await good.undisturbed();
  });

  it('survives what is not HTTP, and a handshake that is given up half-way', async () => {
    const live = await liveServer();
    const good = await goodPeople(live);
    for (const bytes of [
      '\x16\x03\x01\x00',
      'GET /live/doc HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConn',
    ]) {
      const wire = connect(live.port, '127.0.0.1');
      wire.on('error', () => undefined);
      wire.write(bytes);
      await pause(10);
      wire.resetAndDestroy();
    }
    await good.undisturbed();
  });
});
