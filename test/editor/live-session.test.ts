import { once } from 'node:events';
import { type AddressInfo, createServer as listen } from 'node:net';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { CLOSINGS } from '../../app/document/close-codes';
import { PATIENCE_MS } from '../../app/editor/connection/content-messages';
import { openLiveSession, type SessionInput } from '../../app/editor/connection/live-session';

beforeEach(() => {
  vi.stubGlobal('WebSocket', WebSocket);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A session of a page at this port, and what it said in words and aloud since, each thing once. */
function openAt(port: number, input: Partial<SessionInput>) {
  let hour = 8;
  const session = openLiveSession({
    documentId: 'draft',
    epoch: 1,
    seat: 'write',
    person: { id: 'p-amina', name: 'Amina', organisation: 'Eastvale', colour: '#005eb8' },
    about: { title: 'STD-0001 Discharge summaries', path: '/drafts/draft' },
    address: `ws://localhost:${port}/live`,
    clock: () => {
      hour += 1;
      return `${hour}am`;
    },
    askSeat: async () => ({ seat: input.seat ?? 'write', epoch: 1 }),
    ...input,
  });
  onTestFinished(() => session.close());
  const said: string[] = [];
  session.subscribe(() => {
    const { words } = session.view().save;
    if (said.at(-1) !== words) said.push(words);
  });
  return { session, said };
}

it('a portal that cannot store is told with one time, however often it is tried again', async () => {
  const server = new WebSocketServer({ port: 0 });
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  let tries = 0;
  server.on('connection', (socket) => {
    tries += 1;
    socket.close(CLOSINGS.notStored.code, CLOSINGS.notStored.reason);
  });
  const { session, said } = openAt((server.address() as AddressInfo).port, {});
  await expect.poll(() => tries, { timeout: 10_000 }).toBeGreaterThanOrEqual(4);
  await expect.poll(() => session.view().save.words).toBe('Saving stopped at 9am');
  expect(said).toEqual(['Saving stopped at 9am']);
});

it('a network that swallows sockets is told from a portal that is away after two of them', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let swallowed = 0;
  const server = listen(() => {
    swallowed += 1;
  });
  server.listen(0);
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { session, said } = openAt((server.address() as AddressInfo).port, {});
  for (const many of [1, 2]) {
    // The way to the next socket is short: its beginning is waited for, its end is brought about.
    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(50);
      expect(swallowed).toBe(many);
    });
    await vi.advanceTimersByTimeAsync(PATIENCE_MS);
  }
  await vi.waitFor(() => expect(session.view().blocked).toBe(true));
  expect(said).toEqual(['Live editing cannot connect']);
  expect(session.view().save.more).toContain('You can read the text meanwhile.');
});
