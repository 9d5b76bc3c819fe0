import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Page } from 'playwright-core';
import { readLog } from '../../db/queries/documents';
import { openStore } from '../../db/store';
import { CHROMIUM_FLAGS, ensureChromium } from '../support/chromium';
import { openBenchWorld, withRequiredSections } from './bench-world';
import { sayIfStale, startBuilt, withFolder } from './built-server';
import { atMost, type Figure, milliseconds, quantile, report } from './figures';
import { gatherCrowd } from './live/crowd';
import { makeEditor } from './live/world';
import { benchText } from './real-texts';

/**
 * The editor in a real browser with fifty others in the same draft: what their carets cost in each frame, and
 * whether their cursors and edits delay what is typed here.
 */

const OTHERS = 50;
const MOVING = { moves: 4, writers: 0, letters: 0 };
const WRITING = { moves: 4, writers: 10, letters: 5 };
const PHASE_MS = 8_000;
const KEYS = 60;
const KEY_EVERY_MS = 110;

/** What the page's main thread did, in milliseconds, and the frames it drew meanwhile. */
interface Work {
  readonly task: number;
  readonly frames: number;
}

/** Runs in the page, as words: the compiler that runs the bench puts names of its own into functions. */
const COUNT_FRAMES = `(() => {
  window.drawnFrames = 0;
  const next = () => {
    window.drawnFrames += 1;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
})()`;

/** From the key that was pressed to when the frame after it has been drawn. */
const TIME_KEYS = `(() => {
  const times = [];
  window.keyTimes = times;
  document.addEventListener('keydown', (event) => {
    if (window.keyTimes !== times) return;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => times.push(performance.now() - event.timeStamp);
    requestAnimationFrame(() => port2.postMessage(null));
  }, { capture: true });
})()`;

sayIfStale();
const text = benchText('usual');
await withFolder(async (folder) => {
  const world = await openBenchWorld(folder);
  const markdown = withRequiredSections(text.source);
  const { documentId, versionId } = await world.bring('A draft with many people', markdown, 'drafting');
  await world.close();
  const store = await openStore({ file: join(folder, 'concord.sqlite') });
  const { cookies, updates } = await store.tx(async (tx) => {
    const [version] = (await tx.db.select().from(tx.tables.versions)).filter(({ id }) => id === versionId);
    if (!version) throw new Error('The version that was just made is not there.');
    const made: string[] = [];
    for (let at = 0; at <= OTHERS; at += 1) made.push(await makeEditor(tx, at, version, new Date()));
    return { cookies: made, updates: (await readLog(tx, documentId)).updates };
  });
  await store.close();

  const server = await startBuilt(folder);
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_FLAGS });
  const page = await openDraft(browser, server.port, documentId, cookies[0] ?? '');
  const work = await workMeter(page);
  const alone = await keysToPaint(page);

  const link = { target: 'concord', port: server.port, pid: server.pid, cookies } as const;
  const crowd = await gatherCrowd(link, documentId, OTHERS, updates);
  // Each of them began a paragraph at the top, so the text has gone down; a letter brings one's own line back.
  await page.keyboard.press('e');
  // Those far from what is on the screen are not drawn; who is here says how many there are.
  await page.locator('.cc-caret').first().waitFor({ state: 'attached' });
  await pause(1_500);

  const during = async (happening: Promise<void>): Promise<Work> => {
    const before = await work();
    await happening;
    const after = await work();
    return { task: after.task - before.task, frames: after.frames - before.frames };
  };
  const still = await during(pause(PHASE_MS));
  const moving = await during(crowd.busy(PHASE_MS, MOVING));
  const writing = await during(crowd.busy(PHASE_MS, WRITING));
  const [, crowded] = await Promise.all([crowd.busy(KEYS * KEY_EVERY_MS, WRITING), keysToPaint(page)]);

  crowd.leave();
  await browser.close();
  await server.stop();

  const perFrame = ({ task, frames }: Work) => task / frames;
  const figures: Figure[] = [
    { what: 'A frame with nothing moving', measured: say(perFrame(still)) },
    atMost(
      `${OTHERS} carets, each moving 4 times a second, in each frame`,
      perFrame(moving) - perFrame(still),
      2,
      say,
    ),
    {
      what: 'The same while 10 of them write 5 letters a second',
      measured: say(perFrame(writing) - perFrame(still)),
    },
    { what: 'Frames a second meanwhile', measured: (writing.frames / (PHASE_MS / 1000)).toFixed(0) },
    { what: 'A key to its frame, alone: median', measured: milliseconds(quantile(alone, 0.5)) },
    { what: 'A key to its frame, alone: 95 of 100', measured: milliseconds(quantile(alone, 0.95)) },
    { what: 'The same with all of them writing: median', measured: milliseconds(quantile(crowded, 0.5)) },
    { what: 'The same with all of them writing: 95 of 100', measured: milliseconds(quantile(crowded, 0.95)) },
  ];
  report(
    `The editor with ${OTHERS} others in a text of ${text.words.toLocaleString('en-GB')} words`,
    figures,
  );
});

function say(value: number): string {
  return `${value.toFixed(2)} ms`;
}

async function openDraft(
  browser: Awaited<ReturnType<typeof chromium.launch>>,
  port: number,
  documentId: string,
  cookie: string,
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, domain: '127.0.0.1', path: '/' }]);
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${port}/drafts/${documentId}`);
  await page.waitForSelector('.ProseMirror[contenteditable="true"]');
  await page.getByText(/All changes saved/).waitFor();
  await page.locator('.ProseMirror p').first().click();
  await page.keyboard.press('End');
  return page;
}

/** Counts the frames from now on; answers what the main thread has done so far. */
async function workMeter(page: Page): Promise<() => Promise<Work>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.evaluate(COUNT_FRAMES);
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const task = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
    const frames = await page.evaluate<number>('window.drawnFrames');
    return { task: task * 1000, frames };
  };
}

/** Types letters at an even pace; answers how long each took from the key to the frame that shows it. */
async function keysToPaint(page: Page): Promise<number[]> {
  await page.evaluate(TIME_KEYS);
  for (let at = 0; at < KEYS; at += 1) {
    const begun = performance.now();
    await page.keyboard.press(at % 6 === 5 ? 'Space' : 'e');
    await pause(Math.max(0, KEY_EVERY_MS - (performance.now() - begun)));
  }
  await pause(200);
  return await page.evaluate<number[]>('window.keyTimes');
}
