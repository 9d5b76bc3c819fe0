import { pathToFileURL } from 'node:url';
import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../app/services/context';
import { prepareFirstRun, viewFirstRun } from '../../app/services/people/first-run.server';
import { makePerson, testContext } from '../support/context';
import { loadContext } from '../support/load-context';
import { freshStore } from '../support/store';

// The whole test run builds first; on its own: npm run build.
const BUILD = new URL('../../build/server/index.js', import.meta.url);

type Ask = (path: string, init?: RequestInit) => Promise<Response>;

/** The built pages for a reader without account, in a portal that somebody already uses. */
async function frame(
  change: (ctx: Context) => Context = (ctx) => ctx,
  report?: (error: unknown) => void,
): Promise<Ask> {
  const ctx = testContext(await freshStore('sqlite'));
  await makePerson(ctx);
  return await pagesOf(ctx, change, report);
}

async function pagesOf(
  ctx: Context,
  change: (ctx: Context) => Context = (same) => same,
  report?: (error: unknown) => void,
): Promise<Ask> {
  const build = (await import(pathToFileURL(BUILD.pathname).href)) as ServerBuild;
  const handle = createRequestHandler(build, 'production');
  const context = loadContext(change({ ...ctx, settings: { ...ctx.settings, demo: true } }));
  return (path, init) =>
    handle(new Request(`http://portal.test${path}`, init), { ...context, ...(report ? { report } : {}) });
}

describe('the frame of every page, as built', () => {
  it('answers an unknown address with 404, in words', async () => {
    const ask = await frame();
    const response = await ask('/no/such/page');
    const html = await response.text();
    expect(response.status).toBe(404);
    expect(html).toContain('<title>Page not found – Concord</title>');
    expect(html).toContain('<html lang="en-GB">');
    expect(html.match(/<h1\b/g)).toHaveLength(1);
    expect(html).toContain('content="noindex"');
    expect(html).toContain('Demonstration');
    expect(response.headers.get('cache-control')).toBe('private, no-cache');
  });

  it('is titled by what the page shows: the form of an account, or that a letter was sent', async () => {
    const ask = await frame();
    const titleOf = async (path: string) => /<title>([^<]*)/.exec(await (await ask(path)).text())?.[1];
    expect(await titleOf('/register')).toBe('Create an account – Concord');
    expect(await titleOf('/register?sent')).toBe('Check your e-mail – Concord');
  });

  it('of a form that failed for a reason nobody foresaw holds what was typed, without its password', async () => {
    const reported: unknown[] = [];
    const full = new Error('database or disk is full');
    const ask = await frame(
      (ctx) => ({ ...ctx, store: { ...ctx.store, tx: () => Promise.reject(full) } }),
      (error) => reported.push(error),
    );
    const typed = { name: 'Rosa Lind', email: 'rosa@wards.example', password: 'three dull teapots' };
    const body = new URLSearchParams(typed).toString();
    const response = await ask('/register', {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(body.length),
      },
      body,
    });
    const html = await response.text();
    expect(response.status).toBe(500);
    expect(html).toContain('What you typed is kept on this page');
    expect(html).toContain('Rosa Lind');
    expect(html).toContain('<a href="/register">open the form again</a>');
    expect(html).not.toContain(typed.password);
    expect(html).not.toContain('disk is full');
    expect(reported).toEqual([full]);
  });

  it('makes no account before the first administrator’s, for the printed link would work no more', async () => {
    const ctx = testContext(await freshStore('sqlite'));
    const token = await prepareFirstRun(ctx);
    const ask = await pagesOf(ctx);
    const typed = { name: 'Rosa Lind', email: 'rosa@wards.example', password: 'three dull teapots' };
    const response = await ask('/register', { method: 'POST', body: new URLSearchParams(typed) });
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('/first-run');
    expect(await viewFirstRun(ctx, token ?? '')).toBe('open');
  });

  it('answers a form sent to an unknown address likewise', async () => {
    const ask = await frame();
    const response = await ask('/no/such/page', { method: 'POST', body: new URLSearchParams({ a: '1' }) });
    expect(response.status).toBe(404);
  });

  it('sends one small module and nothing inline, so that kept pages need no nonce', async () => {
    const ask = await frame();
    const html = await (await ask('/no/such/page')).text();
    const scripts = [...html.matchAll(/<script\b[^>]*>/g)].map((match) => match[0]);
    expect(scripts).toHaveLength(1);
    expect(scripts[0]).toMatch(/^<script type="module" src="\/assets\/entry\.client-[\w-]+\.js">$/);
    expect(html).not.toContain('nonce');
    expect(html).not.toMatch(/\sstyle="|\son[a-z]+="/);
    expect(html).not.toContain('reference-of-this-request');
  });
});
