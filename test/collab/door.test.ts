import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CLOSINGS } from '../../app/document/close-codes';
import { gatedLog } from './gated-log';
import { liveServer } from './live-server';
import { rawClient, refusal } from './raw-client';
import { ORIGIN } from './seats-by-name';
import { until } from './stock-client';

/** A connection that was asked for by hand, and says nothing after it. */
function upgraded(port: number) {
  let heard = '';
  let ended = false;
  const wire = connect(port, '127.0.0.1');
  wire.on('data', (data) => {
    heard += data.toString('latin1');
  });
  wire.on('error', () => undefined);
  wire.on('close', () => {
    ended = true;
  });
  wire.write(
    `GET /live/doc HTTP/1.1\r\nHost: x\r\nOrigin: ${ORIGIN}\r\nCookie: session=carol\r\nUpgrade: websocket\r\n` +
      'Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  onTestFinished(() => void wire.destroy());
  return { heard: () => heard, ended: () => ended };
}

describe('promise 4: one door', () => {
  it.each([
    ['another site', { origin: 'https://evil.test' }, 403],
    ['a site that only begins like ours', { origin: `${ORIGIN}.evil.test` }, 403],
    ['our site over plain http', { origin: 'http://concord.test' }, 403],
    ['a client that hides its origin', { origin: undefined }, 403],
    ['a sandboxed page', { origin: 'null' }, 403],
  ])('refuses %s before the upgrade', async (_what, options, status) => {
    const live = await liveServer();
    expect(await refusal(live, 'alice', '/live/doc', options)).toBe(status);
    expect(live.seats.asked, 'nobody was asked').toBe(0);
  });

  it('answers no session, no such document, not yours and a made-up id alike', async () => {
    const log = gatedLog();
    const live = await liveServer({ log });
    live.seats.documents.add('doc');
    expect(await refusal(live, 'stranger', '/live/doc')).toBe(404);
    expect(await refusal(live, 'alice', '/live/other')).toBe(404);
    expect(await refusal(live, 'alice', '/live/')).toBe(404);
    expect(await refusal(live, 'alice', '/live/doc/more')).toBe(404);
    expect(await refusal(live, 'alice', `/live/${'x'.repeat(61)}`)).toBe(404);
    expect(await refusal(live, 'alice', '/live/%2e%2e')).toBe(404);
    expect(log.loads, 'nothing was opened').toBe(0);
  });

  it('leaves other paths alone and answers them where nobody else does', async () => {
    const live = await liveServer();
    expect(await refusal(live, 'alice', '/elsewhere')).toBe(404);
  });

  it('keeps to the limits for a person, an address and a document, each told in its own way', async () => {
    const live = await liveServer({ settings: { perPerson: 2, perDocument: 3, perAddress: 4 } });
    const from = (address: string) => ({ headers: { 'x-test-address': address } });
    await rawClient(live, 'alice', 'doc');
    await rawClient(live, 'alice', 'doc');
    expect(await (await rawClient(live, 'alice', 'doc')).closed()).toBe(CLOSINGS.tooManyConnections.code);
    await rawClient(live, 'bob', 'doc');
    expect(await (await rawClient(live, 'carol', 'doc')).closed()).toBe(CLOSINGS.documentFull.code);
    await rawClient(live, 'carol', 'other');
    const asked = live.seats.asked;
    expect(await (await rawClient(live, 'bob', 'other')).closed()).toBe(CLOSINGS.networkFull.code);
    expect(live.seats.asked, 'nobody was asked').toBe(asked);
    const elsewhere = await rawClient(live, 'bob', 'other', from('192.0.2.7'));
    expect(elsewhere.code()).toBeUndefined();
  });

  it('tells only some of one address why not, and for a moment only; the rest get a status', async () => {
    const live = await liveServer({ settings: { perAddress: 1 } });
    const good = await rawClient(live, 'alice', 'doc');
    // Who never answers the close is cut off; until then they count.
    const wires = Array.from({ length: 25 }, () => upgraded(live.port));
    await until('answered', () => wires.every(({ heard }) => heard().includes('HTTP/1.1')));
    const told = wires.filter(({ heard }) => heard().includes('101'));
    expect(told).toHaveLength(20);
    for (const { heard } of wires) if (!heard().includes('101')) expect(heard()).toContain('429');
    await until('cut off', () => told.every(({ ended }) => ended()));
    expect(await (await rawClient(live, 'bob', 'doc')).closed()).toBe(CLOSINGS.networkFull.code);
    expect(good.code()).toBeUndefined();
  });

  it('tells a page that was opened under another name of the server, and lets it in no further', async () => {
    const live = await liveServer();
    const host = `127.0.0.1:${live.port}`;
    const page = await rawClient(live, 'alice', 'doc', { origin: `http://${host}` });
    expect(await page.closed()).toBe(CLOSINGS.otherAddress.code);
    expect(page.heard).toEqual([]);
    expect(live.seats.asked, 'nobody was asked').toBe(0);
    expect(await refusal(live, 'alice', '/live/doc', { origin: `ftp://${host}` })).toBe(403);
    expect(await refusal(live, 'alice', '/live/doc', { origin: `http://${host}.evil.test` })).toBe(403);
  });

  it('takes no one while it stops, and when seats cannot be asked for', async () => {
    const live = await liveServer();
    live.seats.failing = new Error('no database');
    expect(await refusal(live, 'alice', '/live/doc')).toBe(503);
    live.seats.failing = null;
    live.rooms.stopping = true;
    expect(await refusal(live, 'alice', '/live/doc')).toBe(503);
  });
});
