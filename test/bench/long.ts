import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { readLog } from '../../db/queries/documents';
import { openStore } from '../../db/store';
import { CHROMIUM_FLAGS, ensureChromium } from '../support/chromium';
import { openBenchWorld, withRequiredSections } from './bench-world';
import { sayIfStale, startBuilt, withFolder } from './built-server';
import { atMost, type Figure, kilobytes, median, milliseconds, quantile, report, seconds } from './figures';
import { gatherCrowd } from './live/crowd';
import { makeEditor } from './live/world';
import { benchText } from './real-texts';

/**
 * The longest text in a real browser: how soon it is read and how soon it is live, what a key in its middle costs
 * alone and beside somebody else who writes, and finding and replacing words in all of it.
 *
 * A key is timed by the browser itself (Event Timing: from the key to the frame that shows what it did, in steps of
 * 8 ms) and from within the page (to the end of the next frame). Processor time is that of the page's main thread
 * (`TaskDuration` in thread ticks), which other programs do not lengthen by taking the processor away.
 */

const OPENINGS = 3;
const KEYS = 100;
const KEY_EVERY_MS = 110;
const WRITING = { moves: 2, writers: 1, letters: 8 };
/** Words that stand in many places of any specification. */
const WORDS = { find: 'the', instead: 'our' };

/** Runs before anything of the page does: notes when the live text can be written in and has been drawn. */
const WATCH = `(() => {
  window.keyTimes = [];
  window.keyEvents = [];
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === 'keydown') window.keyEvents.push(duration);
  }).observe({ type: 'event', durationThreshold: 16 });
  const drawn = (then) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    requestAnimationFrame(() => port2.postMessage(null));
  };
  document.addEventListener('keydown', ({ timeStamp }) => {
    drawn(() => window.keyTimes.push(performance.now() - timeStamp));
  }, { capture: true });
  // The page says so itself: to look for it again and again would walk through all of the text each time.
  new PerformanceObserver((list, observer) => {
    if (list.getEntriesByName('concord-text-live').length === 0) return;
    observer.disconnect();
    drawn(() => { window.liveAt = performance.now(); });
  }).observe({ type: 'mark', buffered: true });
})()`;

const TIMES = `(() => {
  const [page] = performance.getEntriesByType('navigation');
  const [paint] = performance.getEntriesByName('first-contentful-paint');
  return {
    asked: page.requestStart, answered: page.responseStart, read: paint.startTime, live: window.liveAt ?? null,
    sent: page.transferSize, whole: page.decodedBodySize,
  };
})()`;

interface Opening {
  readonly asked: number;
  readonly answered: number;
  readonly read: number;
  readonly live: number;
  readonly sent: number;
  readonly whole: number;
  /** Of the main thread until the text is live, in ms. */
  readonly work: number;
}

interface Typing {
  readonly byBrowser: readonly number[];
  readonly byFrame: readonly number[];
  /** Of the main thread for each key, in ms. */
  readonly work: number;
}

sayIfStale();
const text = benchText('longest');
await withFolder(async (folder) => {
  const world = await openBenchWorld(folder);
  const { documentId, versionId } = await world.bring(
    'A long draft',
    withRequiredSections(text.source),
    'drafting',
  );
  await world.close();
  const store = await openStore({ file: join(folder, 'concord.sqlite') });
  const { cookies, updates } = await store.tx(async (tx) => {
    const [version] = (await tx.db.select().from(tx.tables.versions)).filter(({ id }) => id === versionId);
    if (!version) throw new Error('The version that was just made is not there.');
    const made: string[] = [];
    for (let at = 0; at <= 1; at += 1) made.push(await makeEditor(tx, at, version, new Date()));
    return { cookies: made, updates: (await readLog(tx, documentId)).updates };
  });
  await store.close();

  const server = await startBuilt(folder);
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_FLAGS });
  const address = `http://127.0.0.1:${server.port}/drafts/${documentId}`;
  const openings: Opening[] = [];
  let page: Page | null = null;
  for (let at = 0; at < OPENINGS; at += 1) {
    await page?.context().close();
    page = await somebody(browser, cookies[0] ?? '');
    openings.push(await openDraft(page, address));
  }
  if (page === null) throw new Error('Nothing was opened.');
  await page.getByText(/All changes saved/).waitFor();

  const clause = await goToMiddle(page);
  const alone = await typing(page);
  const follows = await currentClause(page);
  const crowd = await gatherCrowd(
    { target: 'concord', port: server.port, pid: server.pid, cookies },
    documentId,
    1,
    updates,
  );
  const [beside] = await Promise.all([typing(page), crowd.busy(KEYS * KEY_EVERY_MS, WRITING)]);
  crowd.leave();
  const picture = process.argv.find((word) => word.startsWith('--picture='))?.slice('--picture='.length);
  if (picture) writeFileSync(picture, await page.screenshot());
  const finding = await findAndReplace(page);
  await browser.close();
  await server.stop();

  const middle = (read: (opening: Opening) => number) => median(openings.map(read));
  const keys = (what: string, { byBrowser, byFrame, work }: Typing): Figure[] => [
    { what: `${what}, key to painted letter: median`, measured: milliseconds(quantile(byBrowser, 0.5)) },
    atMost(`${what}: 95 of 100`, quantile(byBrowser, 0.95), 50, milliseconds),
    { what: `${what}: slowest`, measured: milliseconds(Math.max(...byBrowser)) },
    { what: `${what}, by the frame after it: 95 of 100`, measured: milliseconds(quantile(byFrame, 0.95)) },
    { what: `${what}, work of the main thread for a key`, measured: milliseconds(work) },
  ];
  report(`A draft of ${text.words.toLocaleString('en-GB')} words in a browser (${text.from})`, [
    { what: 'The page, as sent', measured: kilobytes(middle(({ sent }) => sent)) },
    { what: 'The page, unpacked', measured: kilobytes(middle(({ whole }) => whole)) },
    {
      what: 'From asking to the first byte',
      measured: seconds(middle(({ asked, answered }) => answered - asked) / 1000),
    },
    {
      what: 'From there to the first text in the window',
      measured: seconds(middle(({ answered, read }) => read - answered) / 1000),
    },
    atMost(
      'From there until it can be written in',
      middle(({ read, live }) => live - read) / 1000,
      2,
      seconds,
    ),
    { what: 'Work of the main thread until then', measured: seconds(middle(({ work }) => work) / 1000) },
    ...keys('Typing alone', alone),
    { what: 'The outline shows the clause of the cursor', measured: follows === clause ? 'yes' : 'NO' },
    ...keys('Beside somebody who writes 8 letters a second', beside),
    ...finding,
  ]);
});

async function somebody(browser: Browser, cookie: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, domain: '127.0.0.1', path: '/' }]);
  const page = await context.newPage();
  await page.addInitScript(WATCH);
  return page;
}

async function openDraft(page: Page, address: string): Promise<Opening> {
  const work = await workOf(page);
  await page.goto(address, { waitUntil: 'commit' });
  for (;;) {
    await pause(100);
    const times = await page
      .evaluate<Omit<Opening, 'work'> & { live: number | null }>(TIMES)
      .catch(() => null);
    if (times?.live != null) return { ...times, work: await work() };
  }
}

/** Answers what the page's main thread has done since, in ms. */
async function workOf(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
  const before = await read();
  return async () => (await read()) - before;
}

/** Clicks at the end of a paragraph in the middle of the text; answers the title of its clause. */
async function goToMiddle(page: Page): Promise<string> {
  const title = await page.evaluate<string>(`(() => {
    const lines = [...document.querySelectorAll('.ProseMirror p')].filter(({ textContent }) => textContent.length > 80);
    const line = lines[Math.floor(lines.length / 2)];
    line.scrollIntoView({ block: 'center', behavior: 'instant' });
    window.lineInMiddle = line;
    const headings = [...document.querySelectorAll('.ProseMirror > :is(h2, h3, h4, h5, h6), .cc-stretch > :is(h2, h3, h4, h5, h6)')];
    return headings.findLast((one) => one.compareDocumentPosition(line) & Node.DOCUMENT_POSITION_FOLLOWING).textContent;
  })()`);
  for (;;) {
    await pause(500);
    const place = await page.evaluate<{ x: number; y: number }>(`(() => {
      const { left, top } = window.lineInMiddle.getBoundingClientRect();
      return { x: left + 30, y: top + 10 };
    })()`);
    await page.mouse.click(place.x, place.y);
    await page.keyboard.press('End');
    await pause(500);
    // What was not drawn before takes its true height while it comes into view, and the line may move once.
    const there = await page.evaluate<boolean>(
      `document.querySelector('.ProseMirror-focused') !== null && window.lineInMiddle.contains(getSelection().anchorNode)`,
    );
    if (there) return title.trim();
    await page.evaluate(`window.lineInMiddle.scrollIntoView({ block: 'center', behavior: 'instant' })`);
  }
}

async function currentClause(page: Page): Promise<string> {
  await pause(500);
  return (await page.locator('.cc-clauses [aria-current] .cc-clauses__name').innerText()).trim();
}

async function typing(page: Page): Promise<Typing> {
  await page.evaluate('window.keyTimes = []; window.keyEvents = [];');
  const work = await workOf(page);
  for (let at = 0; at < KEYS; at += 1) {
    const begun = performance.now();
    await page.keyboard.press(at % 6 === 5 ? 'Space' : 'e');
    await pause(Math.max(0, KEY_EVERY_MS - (performance.now() - begun)));
  }
  await pause(300);
  const worked = (await work()) / KEYS;
  const byFrame = await page.evaluate<number[]>('window.keyTimes');
  const slow = await page.evaluate<number[]>('window.keyEvents');
  // What took less than 16 ms the browser does not tell of.
  const byBrowser = [...slow, ...Array.from({ length: Math.max(0, byFrame.length - slow.length) }, () => 8)];
  return { byBrowser, byFrame, work: worked };
}

/** By keyboard: opens the bar, finds words, replaces them everywhere, and takes it back. */
async function findAndReplace(page: Page): Promise<Figure[]> {
  await page.locator('.ProseMirror').focus();
  await page.keyboard.press('Control+f');
  await page.locator('#find-words:focus').waitFor();
  const count = page.locator('.cc-find__count');
  const timed = async (act: () => Promise<unknown>, says: RegExp): Promise<number> => {
    const work = await workOf(page);
    await act();
    await count.filter({ hasText: says }).waitFor();
    return await work();
  };
  const found = await timed(() => page.keyboard.insertText(WORDS.find), /\d+ of \d+/);
  const many = /of (\d+)/.exec(await count.innerText())?.[1] ?? '?';
  const next = await timed(() => page.keyboard.press('Enter'), /\d+ of \d+/);
  await page.getByRole('textbox', { name: 'Replace with' }).fill(WORDS.instead);
  const replaced = await timed(
    () => page.getByRole('button', { name: 'Replace all' }).click(),
    /Replaced in/,
  );
  return [
    {
      what: `Finding "${WORDS.find}" in ${many} places, work of the main thread`,
      measured: milliseconds(found),
    },
    { what: 'The next place', measured: milliseconds(next) },
    { what: 'Replacing all of them as one step', measured: milliseconds(replaced) },
  ];
}
