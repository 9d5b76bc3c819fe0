import { expect, it } from 'vitest';
import { CLOSINGS } from '../../app/document/close-codes';
import { LIVE_PROTOCOL } from '../../app/document/live-protocol';
import { liveServer } from './live-server';

/** How a connection with these words in its address goes: the code it is closed with, or that it is served. */
async function answer(words: string): Promise<number | 'served'> {
  const socket = (await liveServer()).socket('alice', `/live/doc?${words}`);
  return await new Promise((resolve, reject) => {
    socket.on('message', () => resolve('served'));
    socket.on('close', (code) => resolve(code));
    socket.on('error', reject);
  });
}

it('a page that speaks another version is told to load anew; a client that names none is no page', async () => {
  expect(await answer(`page=${LIVE_PROTOCOL}`)).toBe('served');
  expect(await answer('')).toBe('served');
  for (const other of ['0', String(LIVE_PROTOCOL + 1), 'x', '']) {
    expect(await answer(`page=${other}`)).toBe(CLOSINGS.pageOutdated.code);
  }
});

it('a page of somebody else who was signed in in this browser gets no line, so that nothing changes its author', async () => {
  expect(await answer('person=p-alice')).toBe('served');
  expect(await answer('person=p-bob')).toBe(CLOSINGS.signedOut.code);
});
