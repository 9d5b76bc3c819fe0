import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Context } from '../app/services/context';
import { writeLetter } from '../app/services/notices/write-letter.server';
import { portalIsEmpty } from '../app/services/people/first-run.server';
import { loadSample } from '../app/services/sample/load-sample.server';
import { holdDataFolder } from '../db/data-folder';
import { migrate } from '../db/migrate';
import { oneAtATime } from '../db/one-at-a-time';
import { openStore } from '../db/store';
import { enterBasePath } from './base-path';
import { besideTexts } from './beside-texts';
import { watchChanges } from './changes';
import { startClockwork } from './clockwork';
import type { LiveSettings } from './collab/settings';
import type { PortalEnv } from './env';
import { beginFirstRun, type FirstRun } from './first-run';
import { machineLines } from './health/lines';
import { liveLine } from './health/live-line';
import { HISTORY_EVERY, historyChores } from './history-chores';
import { createHttp } from './http';
import { createLive } from './live';
import { createLog, type Log } from './log';
import { createPostOffice } from './mail';
import { createMetrics, openMetricsDoor } from './metrics';
import { type Pages, portalPages } from './pages';
import { createPublicPages } from './public-pages';
import { contextFor, type Workbench } from './request-context';
import { createTick } from './tick';
import { createTextWorkshop } from './workshop/workshop';

export interface PortalParts {
  readonly env: PortalEnv;
  /** The folder that holds `build/`, `db/migrations/` and `public/`. */
  readonly root: string;
  readonly log?: Log;
  /** The portal's clock; the machine's unless a test gives one. */
  readonly now?: () => Date;
  /** Settings of the live-text server that differ from the usual. */
  readonly live?: Partial<LiveSettings>;
}

export interface Portal {
  readonly port: number;
  /** Where the metrics are, when they are anywhere. */
  readonly metricsPort: number | null;
  /** One-time token for the first administrator; null once somebody has an account. */
  readonly firstRunToken: string | null;
  /** Another process on the same database has printed the link for the first administrator. */
  readonly firstRunElsewhere: boolean;
  /** The services for an actor that needs no session: the console, or the clock. */
  contextOf(actor: Context['actor']): Context;
  /** Does now what falls due, instead of within the next second. */
  tick(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Makes everything once, hands it down, and starts it.
 *
 * @throws StoreError `data-in-use` when another process is at work in the data folder
 */
export async function startPortal(parts: PortalParts): Promise<Portal> {
  const { dataDir, databaseUrl } = parts.env;
  await mkdir(dataDir, { recursive: true });
  const letGo = databaseUrl ? () => undefined : await holdDataFolder(dataDir);
  try {
    const portal = await openPortal(parts);
    return { ...portal, close: () => portal.close().finally(letGo) };
  } catch (error) {
    letGo();
    throw error;
  }
}

async function openPortal(parts: PortalParts): Promise<Portal> {
  const { env, root } = parts;
  const log = parts.log ?? createLog(env.logLevel);
  const now = parts.now ?? (() => new Date());

  const where = env.databaseUrl
    ? { databaseUrl: env.databaseUrl }
    : { file: join(env.dataDir, 'concord.sqlite') };
  await migrate({ ...where, folder: join(root, 'db/migrations') });
  const bare = await openStore(where);
  const texts = createTextWorkshop();
  const metrics = env.metricsPort === undefined ? null : createMetrics();
  const live = createLive({
    store: bare,
    log,
    now,
    texts,
    ...(metrics ? { onCommit: metrics.committed } : {}),
    settings: { ...env.live, ...parts.live },
  });
  const changes = watchChanges(bare, besideTexts({ store: bare, rooms: live.rooms, log }));
  metrics?.watch(() => live.rooms.stats());
  const post = createPostOffice({
    store: bare,
    log,
    now,
    from: env.mailFrom,
    folder: join(env.dataDir, 'mail'),
    ...(env.smtpUrl ? { smtpUrl: env.smtpUrl } : {}),
    write: (letter) => writeLetter(contextOf({ kind: 'clock' }), letter),
  });

  const bench: Workbench = {
    store: changes.store,
    basePath: env.basePath,
    now,
    newId: randomUUID,
    rooms: live.rooms,
    post,
    texts,
    health: {
      lines: async () => [
        ...(await machineLines({
          env,
          migrations: join(root, 'db/migrations'),
          now,
          open: async () => ({ store: changes.store, close: async () => undefined }),
          thorough: false,
        })),
        liveLine(live.rooms.stats()),
      ],
    },
    settings: {
      serviceName: env.serviceName,
      origin: env.origin ?? null,
      approvingAuthority: env.approvingAuthority,
      contactEmail: env.contactEmail ?? null,
      demo: env.demo,
      secureCookies: env.origin?.startsWith('https:') ?? false,
    },
  };
  const contextOf = (actor: Context['actor']) =>
    contextFor(bench, actor, env.origin ?? `http://localhost:${env.port}`, { address: '', agent: '' });

  const atConsole = contextOf({ kind: 'console' });
  if (env.demo && (await portalIsEmpty(atConsole))) {
    await oneAtATime(env.databaseUrl, async () => {
      if (await portalIsEmpty(atConsole)) await loadSample(atConsole);
    });
  }

  const pages: Pages = await portalPages({ dev: env.dev, root, port: env.port });
  const kept = createPublicPages(changes.mark, 'concord');
  const app = createHttp({ bench, log, trustedProxies: env.trustedProxies, pages, kept });
  const server = createServer((request, response) => {
    if (enterBasePath(request, env.basePath)) kept.answer(request, response, () => app(request, response));
    else response.writeHead(404, { 'content-type': 'text/plain' }).end(`The portal is at ${env.basePath}/\n`);
  });
  await live.attach(server, bench, env.trustedProxies);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(env.port, env.host, () => {
      server.off('error', reject);
      resolve();
    });
  });

  const tick = createTick(log);
  const metricsDoor = metrics && (await openMetricsDoor(metrics, env.metricsHost, env.metricsPort ?? 0));
  const due = () => tick(contextOf({ kind: 'clock' }));
  const clockwork = startClockwork(due, log);
  const history = startClockwork(historyChores(contextOf({ kind: 'clock' }), log), log, HISTORY_EVERY);
  post.wake();
  const firstRun: FirstRun = await beginFirstRun(atConsole, env.databaseUrl);

  return {
    port: (server.address() as AddressInfo).port,
    metricsPort: metricsDoor?.port ?? null,
    firstRunToken: firstRun.token,
    firstRunElsewhere: firstRun.elsewhere,
    contextOf,
    tick: due,
    async close() {
      await clockwork.stop();
      await metricsDoor?.close();
      await history.stop();
      server.close();
      await live.stop();
      await post.close();
      server.closeAllConnections();
      await pages.close();
      await texts.close();
      changes.stop();
      await firstRun.stop();
      await bare.close();
    },
  };
}
