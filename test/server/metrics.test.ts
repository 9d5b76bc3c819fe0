import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../server/metrics';
import { gatedLog } from '../collab/gated-log';
import { liveServer } from '../collab/live-server';
import { stockClient, synced, until } from '../collab/stock-client';
import { startDraftPortal } from '../support/draft-portal';
import { openLivePage } from '../support/live-page';
import { socketOf } from '../support/page-socket';

/** The value of one line of Prometheus text; undefined when it is not there. */
function figure(text: string, line: string): number | undefined {
  const found = text.split('\n').find((one) => one.startsWith(`${line} `));
  return found === undefined ? undefined : Number(found.slice(line.length + 1));
}

/** A live-text server on a log that can be stopped and spoilt, and what its metrics say. */
async function measured() {
  const log = gatedLog();
  const live = await liveServer({ log });
  const metrics = createMetrics();
  metrics.watch(() => live.rooms.stats());
  const read = async (name: string) => figure(await metrics.text(), `concord_live_${name}`) ?? Number.NaN;
  return { log, live, read };
}

describe('the metrics of live text move', () => {
  it('with updates whose commit does not end, and with their age', async () => {
    const { log, live, read } = await measured();
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
    await synced(alice);
    await until('step 2 settled', () => alice.stored() === alice.sent());
    expect([await read('uncommitted'), await read('oldest_uncommitted_seconds')]).toEqual([0, 0]);
    log.shut();
    alice.write('held');
    await expect.poll(() => read('uncommitted')).toBe(1);
    alice.write('held as well');
    await expect.poll(() => read('uncommitted')).toBe(2);
    const young = await read('oldest_uncommitted_seconds');
    await expect.poll(() => read('oldest_uncommitted_seconds')).toBeGreaterThan(young + 0.05);
    log.open();
    await expect.poll(() => read('uncommitted')).toBe(0);
    expect(await read('oldest_uncommitted_seconds')).toBe(0);
  });

  it('with bytes that a client does not read, and back when it is gone', async () => {
    const { live, read } = await measured();
    const lazy = stockClient(live.port, 'bob', 'doc');
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
    await synced(lazy, alice);
    socketOf(lazy.provider)?.pause();
    for (let n = 0; n < 16; n++) {
      alice.write('long words '.repeat(40_000));
      await until('stored', () => alice.stored() === alice.sent());
    }
    expect(await read('buffered_bytes')).toBeGreaterThan(100_000);
    socketOf(lazy.provider)?.terminate();
    await expect.poll(() => read('buffered_bytes')).toBe(0);
  });

  it('with whether storing succeeds', async () => {
    const { log, live, read } = await measured();
    const alice = stockClient(live.port, 'alice', 'doc', { acks: true });
    await synced(alice);
    expect(await read('storing')).toBe(1);
    log.failing = new Error('disk full');
    alice.write('kept on the device');
    await expect.poll(() => read('storing')).toBe(0);
    await expect.poll(() => read('refused_total{reason="not-storing"}')).toBeGreaterThan(0);
    log.failing = null;
    await expect.poll(() => read('storing'), { timeout: 5_000 }).toBe(1);
  });
});

describe('the metrics', () => {
  it('count rooms, sockets, updates, commits and refusals of a portal people write in', async () => {
    const { portal, origin, world } = await startDraftPortal({ settings: { METRICS_PORT: '0' } });
    const read = async () => await (await fetch(`http://127.0.0.1:${portal.metricsPort}/metrics`)).text();
    const before = await read();
    expect(figure(before, 'concord_live_sockets')).toBe(0);
    expect(figure(before, 'concord_live_commit_seconds_count')).toBe(0);

    const { documentId } = world;
    const amina = openLivePage({ origin, documentId, secret: world.amina.secret });
    const rosa = openLivePage({ origin, documentId, secret: world.rosa.secret });
    await expect.poll(() => amina.provider.synced && rosa.provider.synced).toBe(true);
    amina.write('Measured');
    await expect.poll(() => rosa.words()).toContain('Measured');
    rosa.write('Not for a reader');
    const foreign = openLivePage({
      origin,
      documentId,
      secret: world.ben.secret,
      socket: { origin: 'https://elsewhere.example' },
    });
    await expect.poll(() => foreign.losses()).toBeGreaterThan(0);
    foreign.provider.disconnect();

    await expect
      .poll(async () => figure(await read(), 'concord_live_refused_total{reason="reading-only"}'))
      .toBe(1);
    const after = await read();
    expect(figure(after, 'concord_live_rooms')).toBe(1);
    expect(figure(after, 'concord_live_sockets')).toBe(2);
    expect(figure(after, 'concord_live_updates_total')).toBe(1);
    expect(figure(after, 'concord_live_commit_seconds_count')).toBe(1);
    expect(figure(after, 'concord_live_commit_seconds_bucket{le="+Inf"}')).toBe(1);
    expect(figure(after, 'concord_live_refused_total{reason="gate.origin"}')).toBeGreaterThan(0);
    expect(figure(after, 'concord_live_uncommitted')).toBe(0);
    expect(figure(after, 'concord_live_oldest_uncommitted_seconds')).toBe(0);
    expect(figure(after, 'concord_live_buffered_bytes')).toBe(0);
    expect(figure(after, 'concord_live_storing')).toBe(1);
    expect(figure(after, 'concord_process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
    // Numbers only: nobody and no text can be made out.
    for (const secret of ['Amina', documentId, 'Measured', '127.0.0.1']) expect(after).not.toContain(secret);
  });

  it('are not on the public port, and nowhere unless a port was set', async () => {
    const quiet = await startDraftPortal();
    expect(quiet.portal.metricsPort).toBeNull();
    expect((await fetch(`${quiet.origin}/metrics`)).status).toBe(404);

    const open = await startDraftPortal({ settings: { METRICS_PORT: '0' } });
    const answer = await fetch(`${open.origin}/metrics`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('concord_live');
    // And their own port answers nothing else.
    expect((await fetch(`http://127.0.0.1:${open.portal.metricsPort}/`)).status).toBe(404);
  });
});
