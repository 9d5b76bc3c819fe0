import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { soon } from './browser';
import { type DraftPage, draftPageAt } from './draft-page';
import { startDraftPortal } from './draft-portal';
import { type Line, openLine } from './line';
import { actAtRandom, seededChance } from './random-hands';

/** What Chromium says when the network is gone. */
export const NETWORK_GONE = [/WebSocket connection to/, /net::ERR_/, /Failed to load resource/];

/**
 * Two browsers write at random in one draft, each over a line of its own that is cut and mended at random, and
 * come to one text that is also what a newcomer gets.
 */
export async function writeAtRandom(browser: Browser, seconds: number, seed: number): Promise<void> {
  const { portal, world, origin } = await startDraftPortal();
  const lines = [await openLine(portal.port), await openLine(portal.port)] as const;
  const open = (line: Pick<Line, 'origin'>, { secret }: { secret: string }) =>
    draftPageAt(browser, line, world.documentId, { secret, expected: NETWORK_GONE });
  const amina = await open(lines[0], world.amina);
  const ben = await open(lines[1], world.ben);
  const end = performance.now() + seconds * 1_000;
  const over = () => performance.now() > end;
  let acts = 0;
  const write = async (draft: DraftPage, own: number) => {
    const pick = seededChance(own);
    while (!over()) {
      await actAtRandom(draft, pick);
      acts += 1;
    }
  };
  const disturb = async (line: Line, own: number) => {
    const pick = seededChance(own);
    while (!over()) {
      await pause(1_500 + pick(4_000));
      if (pick(2) === 0) line.cut();
      else line.pull();
      await pause(300 + pick(3_000));
      line.mend();
    }
  };
  await Promise.all([
    write(amina, seed),
    write(ben, seed + 1),
    disturb(lines[0], seed + 2),
    disturb(lines[1], seed + 3),
  ]);
  for (const line of lines) line.mend();

  await amina.says(/^All changes saved/);
  await ben.says(/^All changes saved/);
  await soon(async () => (await amina.lines()).join('\n')).toBe((await ben.lines()).join('\n'));
  const newcomer = await open({ origin }, world.rosa);
  await soon(async () => (await newcomer.lines()).join('\n')).toBe((await amina.lines()).join('\n'));
  // It was a test: they wrote, and more than a few words.
  expect(acts, `acts with seed ${seed}`).toBeGreaterThan(20);
  expect((await amina.lines()).join(' ')).toMatch(/w\d/);
}
