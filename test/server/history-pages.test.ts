import { pathToFileURL } from 'node:url';
import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import { afterAll, describe, expect, it } from 'vitest';
import { nameSnapshot } from '../../app/services/versions/name-snapshot.server';
import { createTextWorkshop } from '../../server/workshop/workshop';
import type { TestContext } from '../support/context';
import { loadContext } from '../support/load-context';
import { drafting, standardWorld, typeInto } from '../support/standards';

// The whole test run builds first; on its own: npm run build.
const BUILD = new URL('../../build/server/index.js', import.meta.url);

const texts = createTextWorkshop();
afterAll(() => texts.close());

/** A draft in which the editor wrote, frozen once, and the built pages as different people see them. */
async function written() {
  const build = (await import(pathToFileURL(BUILD.pathname).href)) as ServerBuild;
  const handle = createRequestHandler(build, 'production');
  const w = await standardWorld('sqlite', texts);
  const place = await drafting(w);
  await typeInto(w.editor, place.documentId, 'A sender sends the summary.');
  const frozen = await nameSnapshot(w.chair, { versionId: place.versionId, name: 'First' });
  if (!frozen.allowed) throw new Error('Refused');
  w.ctx.advance({ minutes: 30 });
  await typeInto(w.editor, place.documentId, 'It says why.');
  const ask = async (ctx: TestContext, path: string) => {
    const context = loadContext(ctx);
    const response = await handle(new Request(`http://portal.test${path}`), context);
    const html = await response.text();
    const words = html
      .replace(/<!-- -->/g, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+(?=[,:.)\s])/g, '')
      .replace(/\s+/g, ' ');
    return { status: response.status, html, words };
  };
  return { w, place, hash: frozen.result.hash, ask };
}

describe('the pages of a draft’s history, without JavaScript', () => {
  it('name the writers of a frozen text, as a whole, by clause and as data', async () => {
    const { w, hash, ask } = await written();
    const whole = await ask(w.ctx, `/texts/${hash}/who`);
    expect(whole.status).toBe(200);
    expect(whole.words).toMatch(/Larch Systems .*5 .*Edwin: 5/);
    expect(whole.words).toContain('From the template of the portal');
    const clauses = [...whole.html.matchAll(/who\?clause=([\w-]+)/g)].map(([, id]) => id);
    const last = await ask(w.ctx, `/texts/${hash}/who?clause=${clauses.at(-1)}`);
    expect(last.words).toContain('Edwin, Larch Systems, 16 September 2026 A sender sends the summary.');
    expect(last.html.match(/<h1\b/g)).toHaveLength(1);
    expect((await ask(w.ctx, `/texts/${hash}/who?clause=nowhere`)).status).toBe(404);
    expect((await ask(w.ctx, `/texts/${'0'.repeat(64)}/who`)).status).toBe(404);
    const data: unknown = JSON.parse((await ask(w.ctx, `/texts/${hash}/who.json`)).html);
    expect(data).toMatchObject({
      hash,
      contributions: { organisations: [{ name: 'Larch Systems', words: 5 }] },
    });
  });

  it('name the writers of a draft to everybody who may read it', async () => {
    const { w, place, ask } = await written();
    const here = `/drafts/${place.documentId}/who`;
    const page = await ask(w.ctx, here);
    const clauses = [...page.html.matchAll(/who\?clause=([\w-]+)/g)].map(([, id]) => id);
    const last = await ask(w.ctx, `${here}?clause=${clauses.at(-1)}`);
    expect(last.words).toContain('It says why.');
    expect(last.words).toContain('Edwin, Larch Systems: 8 words');
    expect((await ask(w.ctx, '/drafts/no-such-draft/who')).status).toBe(404);
  });

  it('HI-3: lead through the life of a draft, for people with an account', async () => {
    const { w, place, ask } = await written();
    const here = `/drafts/${place.documentId}/life`;
    expect((await ask(w.ctx, here)).status).toBe(302);
    const last = await ask(w.reader, here);
    expect(last.words).toContain('Step 2 of 2: written by Edwin (Larch Systems)');
    expect(last.words).toContain('added: It says why. [end of added text]');
    const previous = last.html.match(/life\?at=(\d+)[^>]*>Previous step/)?.[1];
    const first = await ask(w.reader, `${here}?at=${previous}`);
    expect(first.words).toContain('Step 1 of 2');
    expect(first.words).not.toContain('It says why.');
    expect((await ask(w.reader, `${here}?step=2`)).words).toContain('Step 2 of 2');
    expect(first.html).toMatch(/<input[^>]*type="range"[^>]*>/);
  });

  it('say in the history what is new and by whom, and narrow it', async () => {
    const { w, place, ask } = await written();
    await nameSnapshot(w.chair, { versionId: place.versionId, name: 'Second' });
    const here = `/standards/${place.reference}/${place.number}/history`;
    const page = await ask(w.ctx, here);
    expect(page.words).toContain('3 words added, 0 words removed');
    expect(page.words).toContain('Written by Edwin (Larch Systems)');
    const person = page.html.match(/<option value="([^"]+)">Edwin</)?.[1];
    expect((await ask(w.ctx, `${here}?person=${person}`)).words).toContain('Second');
    expect((await ask(w.ctx, `${here}?clause=nowhere`)).words).toContain('Nothing matches these filters');
  });
});
