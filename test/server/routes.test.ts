import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestPortal } from '../support/portal';
import { startSamplePortal } from '../support/sample-portal';
import { type SampleVisitor, signInToSample } from '../support/sample-visitor';
import { badBodies, formsOf } from './bad-input';
import { ROUTES } from './route-table';

// The whole test run builds first; on its own: npm run build.
const BUILD = new URL('../../build/server/index.js', import.meta.url);

let portal: TestPortal;
/** Values for the parameters of paths, from the sample. */
let values: Readonly<Record<string, string>>[];
let participant: SampleVisitor;

beforeAll(async () => {
  portal = await startSamplePortal();
  participant = await signInToSample(portal, 'Bethan');
  values = await placesInSample();
});
afterAll(() => portal.close());

/** For each version of the sample what stands in its addresses. */
async function placesInSample(): Promise<Record<string, string>[]> {
  return await portal.ctx.store.read(async ({ db, tables }) => {
    const standards = await db.select().from(tables.standards);
    const [organisation] = await db.select().from(tables.organisations);
    const [person] = await db.select().from(tables.people);
    const comments = await db.select().from(tables.comments);
    const ballots = await db.select().from(tables.ballots);
    const snapshots = await db.select().from(tables.snapshots);
    const versions = await db.select().from(tables.versions);
    const [objection] = await db.select().from(tables.objections);
    const amendments = await db.select().from(tables.amendments);
    const [approval] = await db.select().from(tables.approvals);
    const [consultation] = await db.select().from(tables.consultations);
    const [senseCheck] = await db.select().from(tables.senseChecks);
    return versions.map((version) => ({
      reference: standards.find(({ id }) => id === version.standardId)?.reference ?? '',
      version: version.number,
      documentId: version.documentId ?? 'none',
      number: `C-${comments.find(({ versionId }) => versionId === version.id)?.number ?? 1}`,
      hash: snapshots.find(({ versionId }) => versionId === version.id)?.hash ?? '0'.repeat(64),
      clauseId: 'b000000000a',
      format: 'html',
      slug: organisation?.slug ?? '',
      secret: 'no-such-invitation',
      id: ballots.find(({ versionId }) => versionId === version.id)?.id ?? version.id,
      person: person?.id ?? '',
      objection: objection?.id ?? '',
      approval: approval?.id ?? '',
      consultation: consultation?.id ?? '',
      senseCheck: senseCheck?.id ?? '',
      comment: comments.find(({ versionId }) => versionId === version.id)?.id ?? comments[0]?.id ?? '',
      amendment: (amendments.find(({ state }) => state === 'proposed') ?? amendments[0])?.id ?? '',
    }));
  });
}

function address(path: string, place: Readonly<Record<string, string>> = {}): string {
  const filled = path
    .replace(/^(\/admin\/people\/):id/, '$1:person')
    .replace(/^(\/objections\/):id/, '$1:objection')
    .replace(/^(\/approvals\/):id/, '$1:approval')
    .replace(/^(\/consultations\/):id/, '$1:consultation')
    .replace(/^(\/sense-checks\/):id/, '$1:senseCheck')
    .replace(/^(\/comments\/):id/, '$1:comment')
    .replace(/^(\/amendments\/):id/, '$1:amendment');
  return filled.replace(/:(\w+)/g, (_all, name) => place[name] ?? 'x').replace('*', 'no/such/page');
}

/** Uncompressed: of five thousand answers none is weighed. */
const ask = (path: string, init: RequestInit = {}) => {
  const headers = new Headers(init.headers);
  headers.set('accept-encoding', 'identity');
  return fetch(`${portal.origin}${path}`, { redirect: 'manual', ...init, headers });
};

const send = (path: string, body: URLSearchParams, who?: SampleVisitor, origin = portal.origin) =>
  ask(path, { method: 'POST', body, headers: { origin, ...(who ? { cookie: who.cookie } : {}) } });

const toSignIn = (answer: Response) => answer.headers.get('location')?.startsWith('/sign-in') ?? false;
const refused = (answer: Response) => [403, 404, 405, 409].includes(answer.status) || toSignIn(answer);

describe('the route table', () => {
  it('names every route of the portal with what it answers, and no other', async () => {
    const { routes } = (await import(pathToFileURL(BUILD.pathname).href)) as ServerBuild;
    const built = Object.values(routes).flatMap((route) => {
      if (route === undefined || route.id === 'root') return [];
      const path = `/${route.path ?? ''}`.replace(/\/$/, '') || '/';
      const { default: page, loader, action } = route.module;
      return [
        ...(page !== undefined || loader !== undefined ? [`GET ${path}`] : []),
        ...(action !== undefined ? [`POST ${path}`] : []),
      ];
    });
    const written = ROUTES.flatMap(({ path, get, post }) => [
      ...(get ? [`GET ${path}`] : []),
      ...(post ? [`POST ${path}`] : []),
    ]);
    expect(written.toSorted()).toEqual(built.toSorted());
  });

  it.each(ROUTES)('$path keeps out whom it must', async ({ path, get, post }) => {
    const at = address(path, values[0]);
    if (get) {
      const stranger = await ask(at);
      expect(stranger.status, `GET ${at}`).toBeLessThan(500);
      if (get === 'anyone') {
        expect(toSignIn(stranger), `GET ${at} for a stranger`).toBe(false);
        if (path === '/approvals/:id') expect(stranger.status, `GET ${at} for a stranger`).toBe(200);
      } else expect(refused(stranger), `GET ${at} for a stranger: ${stranger.status}`).toBe(true);
      if (get === 'office') {
        const answer = await ask(at, { headers: { cookie: participant.cookie } });
        expect(refused(answer), `GET ${at} for a participant: ${answer.status}`).toBe(true);
      }
    }
    if (post === undefined) return;
    const empty = new URLSearchParams();
    if (post !== 'anyone') {
      const stranger = await send(at, empty);
      const asksForAccount = toSignIn(stranger) || [401, 404].includes(stranger.status);
      expect(asksForAccount, `POST ${at} for a stranger: ${stranger.status}`).toBe(true);
    }
    const foreign = await send(at, empty, participant, 'https://attacker.example');
    expect(foreign.status, `POST ${at} from another site`).toBe(403);
    const withoutToken = await send(at, empty, participant);
    expect([400, 403, 404, 409], `POST ${at} without a token`).toContain(withoutToken.status);
  });
});

/** Forms that somebody has filled already: the same form of another standard takes the same way. */
const tried = new Set<string>();

describe('bad input', { timeout: 300_000 }, () => {
  it.each(['Bethan', 'Tomasz', 'Gareth', 'Amara', 'Nadia', 'Ruth', 'Sanjay'])(
    'whatever %s sends with any form, no answer is a fault of the portal',
    async (name) => {
      let who = await signInToSample(portal, name);
      const seen = new Set<string>();
      const faults: string[] = [];
      for (const place of values) {
        for (const { path, get, post } of ROUTES) {
          const at = address(path, place);
          if (!get || !post || path === '/sign-out' || seen.has(at)) continue;
          seen.add(at);
          let page = await ask(at, { headers: { cookie: who.cookie } });
          if (toSignIn(page)) {
            who = await signInToSample(portal, name);
            page = await ask(at, { headers: { cookie: who.cookie } });
          }
          if (page.status >= 500) faults.push(`GET ${at}: ${page.status}`);
          if (!page.headers.get('content-type')?.includes('html')) continue;
          for (const fields of formsOf(await page.text())) {
            // However many comments, or ways to decide, there are to choose from: it is the same form.
            const names = new Set(fields.map((one) => (one.name === 'intent' ? one.value : one.name)));
            const form = `${path} ${[...names]}`;
            if (tried.has(form)) continue;
            tried.add(form);
            for (const [what, body] of badBodies(fields, who.csrf)) {
              const answer = await send(at, body, who);
              if (answer.status >= 500)
                faults.push(`POST ${at} ${what}: ${answer.status} ${body}`.slice(0, 300));
            }
          }
        }
      }
      expect(faults).toEqual([]);
    },
  );

  it('is tried on the forms of the portal, not on none', () => {
    expect(tried.size).toBeGreaterThan(20);
  });
});
