import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { DocumentJson } from '../../app/document/json';
import {
  freshDataDir,
  type RunningPortal,
  soon,
  startBuiltPortal,
  type VisitOptions,
  visit,
} from './browser';
import { addDraft, type DraftWorld, makeDraftWorld, type WorldPerson } from './draft-world';
import { launchChromium } from './visitor';

/** What Chromium says while the server is gone. */
export const SERVER_GONE = [/WebSocket connection to/, /ERR_CONNECTION_REFUSED/, /Failed to load resource/];

/** A portal with one draft and a browser, for the tests of one file. */
export interface DraftStage {
  readonly portal: RunningPortal;
  readonly world: DraftWorld;
  readonly browser: Browser;
  /** The same people with a draft that nobody has touched, for tests that must not meet what others wrote. */
  nextDraft(): Promise<void>;
  /** Opens the draft as somebody, and waits until the live text is there. */
  open(person: WorldPerson, options?: VisitOptions): Promise<DraftPage>;
}

/** Sets the stage once for the file around it, and clears it away after; with this text, or a short one. */
export function draftStage(content?: DocumentJson): DraftStage {
  let portal: RunningPortal | undefined;
  let world: DraftWorld | undefined;
  let browser: Browser | undefined;
  let drafts = 1;
  const set = <T>(value: T | undefined): T => {
    if (value === undefined)
      throw new Error('The stage is set before the first test, not while tests are listed.');
    return value;
  };
  beforeAll(async () => {
    const dataDir = await freshDataDir();
    world = await makeDraftWorld(dataDir, content);
    portal = await startBuiltPortal(dataDir);
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await portal?.remove();
  });
  const stage: DraftStage = {
    get portal() {
      return set(portal);
    },
    get world() {
      return set(world);
    },
    get browser() {
      return set(browser);
    },
    async nextDraft() {
      drafts += 1;
      const draft = await addDraft(stage.portal.dataDir, stage.world, drafts);
      world = { ...stage.world, ...draft };
    },
    async open(person, options = {}) {
      const path = `/drafts/${stage.world.documentId}`;
      const page = await visit(stage.browser, stage.portal, path, { ...options, secret: person.secret });
      return await draftPage(page);
    },
  };
  return stage;
}

/** The page of a draft as a person uses it. */
export interface DraftPage {
  readonly page: Page;
  /** The live text. */
  readonly text: Locator;
  /** The state of saving, in words. */
  readonly saving: Locator;
  /** The line of the text that says this. */
  line(words: string | RegExp): Locator;
  /** Puts the cursor at the end of a line, as a click and the End key do. */
  toEndOf(words: string | RegExp): Promise<void>;
  /** Waits until the state of saving says this. */
  says(words: RegExp): Promise<void>;
  /** The lines of the text, without the names that stand at carets. */
  lines(): Promise<string[]>;
  /** The words of the first line that holds these, or '' when there is none. */
  words(part: string): Promise<string>;
}

/** Opens a draft of a portal as somebody, and waits until the live text is there. */
export async function draftPageAt(
  browser: Browser,
  portal: { readonly origin: string },
  documentId: string,
  options: VisitOptions = {},
): Promise<DraftPage> {
  return await draftPage(await visit(browser, portal, `/drafts/${documentId}`, options));
}

/**
 * Waits until the editor knows of a new selection: the browser tells it a moment later, and the editor looks again
 * 20 ms after it got the focus. No hand is faster than that, only tests are. The time is counted in the page, whose
 * timers keep their order however slow the machine is.
 */
const breath = (page: Page) => page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 60)));

/** The draft that is open in this page, once the live text is there. */
export async function draftPage(page: Page): Promise<DraftPage> {
  const text = page.locator('.cc-draft__live');
  const saving = page.locator('.cc-save__words');
  const lines = () =>
    text.locator('p, h2, h3, h4').evaluateAll((found) =>
      found.map((one) => {
        const copy = one.cloneNode(true);
        if (copy instanceof Element) for (const caret of copy.querySelectorAll('.cc-caret')) caret.remove();
        return copy.textContent ?? '';
      }),
    );
  await text.waitFor();
  const line = (words: string | RegExp) => text.locator('p, h2, h3, h4').filter({ hasText: words }).first();
  const says = (words: RegExp) => soon(() => saving.innerText()).toMatch(words);
  await says(/All changes saved|Up to date/);
  return {
    page,
    text,
    saving,
    line,
    says,
    async toEndOf(words) {
      const place = line(words);
      const box = await place.boundingBox();
      // In the last line of a paragraph that runs over several.
      await place.click({ position: { x: 5, y: Math.max(1, (box?.height ?? 20) - 8) } });
      await breath(page);
      await page.keyboard.press('End');
      await breath(page);
    },
    lines,
    words: async (part) => (await lines()).find((one) => one.includes(part)) ?? '',
  };
}
