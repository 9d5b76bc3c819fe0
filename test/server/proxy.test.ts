import { request as askHttp, type IncomingHttpHeaders } from 'node:http';
import { request as askHttps } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { limitKey } from '../../app/services/people/limits.server';
import { hashPassword } from '../../app/services/people/password';
import { LIVE_DEFAULTS } from '../../server/collab/settings';
import { publicLine, trySocket } from '../../server/health/socket-path';
import { type DraftPortal, type DraftPortalOptions, startDraftPortal } from '../support/draft-portal';
import { openLivePage } from '../support/live-page';
import { freePort, type Nginx, type NginxOptions, startNginx } from '../support/nginx';
import { GOOD_PASSWORD } from '../support/people';

interface Site extends DraftPortal, Nginx {
  /** The address people use: nginx's. */
  readonly site: string;
  ask(path: string, options?: AskOptions): Promise<Answer>;
}

interface AskOptions {
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly from?: string;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

type SiteOptions = Omit<NginxOptions, 'port' | 'upstream'> & Pick<DraftPortalOptions, 'live'>;

/** A portal behind nginx. */
async function site({ live, ...options }: SiteOptions = {}): Promise<Site> {
  const port = await freePort();
  const address = `${options.tls ? 'https' : 'http'}://localhost:${port}`;
  const settings = {
    CONCORD_ORIGIN: address,
    TRUSTED_PROXIES: '1',
    ...(options.prefix === undefined ? {} : { BASE_PATH: options.prefix }),
  };
  const portal = await startDraftPortal({ settings, ...(live ? { live } : {}) });
  const proxy = await startNginx({ ...options, port, upstream: portal.portal.port });
  const ask = (path: string, { form, headers, from }: AskOptions = {}) =>
    new Promise<Answer>((resolve, reject) => {
      const body = form === undefined ? undefined : new URLSearchParams(form).toString();
      const asked = (options.tls ? askHttps : askHttp)(`${address}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        ca: proxy.certificate,
        localAddress: from ?? '127.0.0.1',
        family: 4,
        agent: false,
        headers: {
          ...(body === undefined
            ? {}
            : { origin: address, 'content-type': 'application/x-www-form-urlencoded' }),
          ...headers,
        },
      });
      asked.on('error', reject);
      asked.on('response', (response) => {
        let said = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          said += part;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: said }),
        );
      });
      asked.end(body);
    });
  return { ...portal, ...proxy, site: address, ask };
}

const EMAIL = 'amina.khan@example.org';

async function withPassword({ ctx, world }: DraftPortal): Promise<void> {
  const passwordHash = await hashPassword(GOOD_PASSWORD);
  await ctx.store.tx(async ({ db, tables: { people } }) => {
    await db.update(people).set({ passwordHash }).where(eq(people.id, world.amina.id));
  });
}

describe('behind nginx, with TLS ending there', () => {
  it('signs people in with a cookie bound to host and https, and takes forms of its own pages only', async () => {
    const here = await site({ tls: true });
    await withPassword(here);
    const page = await here.ask('/sign-in');
    expect(page.status).toBe(200);
    expect(page.headers['strict-transport-security']).toContain('max-age=');
    expect(page.headers['content-security-policy']).toContain('upgrade-insecure-requests');

    const form = { email: EMAIL, password: GOOD_PASSWORD };
    const foreign = await here.ask('/sign-in', { form, headers: { origin: 'https://elsewhere.example' } });
    expect(foreign.status).toBe(403);
    // What the portal would be without TLS is another site.
    const plain = await here.ask('/sign-in', {
      form,
      headers: { origin: here.site.replace('https', 'http') },
    });
    expect(plain.status).toBe(403);

    const signedIn = await here.ask('/sign-in', { form });
    expect(signedIn.status).toBe(302);
    const [cookie = ''] = signedIn.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(
      /^__Host-concord=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+; Secure$/,
    );
    const work = await here.ask('/my-work', { headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect(work.status).toBe(200);
    expect(work.body).toContain('Amina Khan');
    // The name a portal without https would use is not believed here.
    const other = await here.ask('/my-work', { headers: { cookie: `concord=${here.world.amina.secret}` } });
    expect(other.status).toBe(302);
  });

  it('connects pages live through it, and no page of another site', async () => {
    const here = await site({ tls: true });
    const { documentId, amina, ben } = here.world;
    const page = (secret: string, origin = here.site) =>
      openLivePage({
        origin: here.site,
        documentId,
        secret,
        cookie: '__Host-concord',
        socket: { ca: here.certificate, origin, family: 4 },
      });
    const [writes, reads] = [page(amina.secret), page(ben.secret)];
    await expect.poll(() => writes.provider.synced && reads.provider.synced).toBe(true);
    writes.write('Through nginx');
    await expect.poll(() => reads.words()).toContain('Through nginx');
    await expect.poll(() => writes.stored()).toBe(writes.sent());

    const foreign = page(amina.secret, 'https://elsewhere.example');
    await expect.poll(() => foreign.losses()).toBeGreaterThan(0);
    expect(foreign.provider.synced).toBe(false);
  });
});

describe('the address of a visitor', () => {
  it('is what the trusted proxy saw, never what the visitor wrote', async () => {
    const here = await site();
    const form = { email: 'nobody@example.org', password: 'wrong' };
    await here.ask('/sign-in', { form, from: '127.0.0.7', headers: { 'x-forwarded-for': '203.0.113.9' } });
    const counted = async (address: string) =>
      await here.ctx.store.read(async ({ db, tables: { attempts } }) =>
        (await db.select().from(attempts)).some(({ key }) => key === limitKey('sign-in:address', address)),
      );
    expect(await counted('127.0.0.7')).toBe(true);
    expect(await counted('203.0.113.9')).toBe(false);
    expect(await counted('127.0.0.1')).toBe(false);
  });
});

describe('a connection on which nobody writes', () => {
  /** Whether two seconds of silence end a connection, at this time between heartbeats. */
  async function survives(heartbeat: number): Promise<boolean> {
    const here = await site({ idle: 2, live: { heartbeat, renewal: 600_000 } });
    const page = openLivePage({
      origin: here.site,
      documentId: here.world.documentId,
      secret: here.world.amina.secret,
      socket: { family: 4 },
    });
    // The stock client renews its own presence every 15 s; what is asked is what the server's heartbeat does.
    await expect.poll(() => page.provider.synced).toBe(true);
    await pause(5_000);
    return page.losses() === 0;
  }

  it('outlives the patience of nginx by the heartbeat, and would not without', async () => {
    const [with_, without] = await Promise.all([survives(700), survives(600_000)]);
    expect(with_).toBe(true);
    expect(without).toBe(false);
    // nginx and most others give up after 60 s: two heartbeats may be lost.
    expect(LIVE_DEFAULTS.heartbeat).toBeLessThanOrEqual(20_000);
  });
});

describe('under a path of its site', () => {
  it('every address of a page leads on under the path', async () => {
    const here = await site({ prefix: '/concord' });
    await withPassword(here);
    const home = await here.ask('/concord/');
    expect(home.status).toBe(200);
    const addresses = [...home.body.matchAll(/\s(?:href|src|action)="([^"]*)"/g)].map(([, one = '']) => one);
    expect(addresses.length).toBeGreaterThan(10);
    expect(addresses.filter((one) => one.startsWith('/') && !one.startsWith('/concord/'))).toEqual([]);
    for (const address of addresses.filter((one) => one.startsWith('/concord/'))) {
      const { status } = await here.ask(address.replace(/#.*$/, '').replaceAll('&amp;', '&'));
      expect({ address, status }).toEqual({ address, status: address.endsWith('/my-work') ? 302 : 200 });
    }
    expect((await here.ask('/standards')).status).toBe(404);

    const form = { email: EMAIL, password: GOOD_PASSWORD };
    const signedIn = await here.ask('/concord/sign-in', { form });
    expect(signedIn.headers.location).toBe('/concord/my-work');
    const refused = await here.ask('/concord/my-work');
    expect(refused.headers.location).toBe('/concord/sign-in?to=%2Fmy-work');
  });
});

describe('a network that lets no socket through', () => {
  it('is told from a portal that fails, and everything else works', async () => {
    const here = await site({ sockets: 'forbid' });
    const answer = await trySocket(here.site, here.site);
    expect(publicLine(answer, here.site)).toMatchObject({
      state: 'ill',
      says: expect.stringContaining('answered with 403'),
    });
    expect(await trySocket(here.origin, here.site)).toBe('passes');
    const { amina, documentId } = here.world;
    const cookie = `concord=${amina.secret}`;
    const draft = await here.ask(`/drafts/${documentId}`, { headers: { cookie } });
    expect(draft.body).toContain('A sender sends the summary within 24 hours');
    const seat = await here.ask(`/drafts/${documentId}/seat.json`, { headers: { cookie } });
    expect(JSON.parse(seat.body)).toMatchObject({ seat: 'write' });
  });
});
