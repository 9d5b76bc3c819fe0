import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Context } from '../../app/services/context';
import { sessionEnd } from '../../app/services/people/identify.server';
import { newSecret, secretHash } from '../../app/services/people/secrets';
import { insertSession } from '../../db/queries/sessions';
import type { LiveSettings } from '../../server/collab/settings';
import { readEnv } from '../../server/env';
import { createLog } from '../../server/log';
import { type Portal, startPortal } from '../../server/portal';
import { scratchFolder } from './scratch';

export interface TestPortal {
  readonly origin: string;
  readonly portal: Portal;
  /** The services as the console. */
  readonly ctx: Context;
  /** A cookie that signs this person in, until 14 days of the portal's clock have gone without a visit. */
  cookieFor(
    personId: string,
  ): Promise<{ readonly name: string; readonly value: string; readonly url: string }>;
  /** Moves the portal's clock on, and does what falls due. */
  advance(days: number): Promise<void>;
  close(): Promise<void>;
}

export interface TestPortalOptions {
  readonly databaseUrl?: string;
  readonly demo?: boolean;
  readonly port?: number;
  /** Settings of the environment besides. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Settings of the live-text server. */
  readonly live?: Partial<LiveSettings>;
  /** A folder somebody else made, and removes; an empty one of its own where it is left out. */
  readonly dataDir?: string;
}

/** The built portal on a free port and an empty database of its own, with a clock that can be moved on. */
export async function startTestPortal(options: TestPortalOptions = {}): Promise<TestPortal> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(scratchFolder(), 'concord-portal-')));
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const env = readEnv(
    {
      PORT: String(options.port ?? 0),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      ...(options.databaseUrl ? { DATABASE_URL: options.databaseUrl } : {}),
      ...options.settings,
    },
    options.demo ? ['--demo'] : [],
  );
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const portal = await startPortal({
    env,
    root,
    now,
    log: createLog('error'),
    ...(options.live ? { live: options.live } : {}),
  });
  const origin = `http://127.0.0.1:${portal.port}`;
  const ctx = portal.contextOf({ kind: 'console' });
  return {
    origin,
    portal,
    ctx,
    async cookieFor(personId) {
      const secret = newSecret();
      const at = now();
      await ctx.store.tx((tx) =>
        insertSession(tx, {
          id: ctx.newId(),
          secretHash: secretHash(secret),
          personId,
          createdAt: at,
          lastSeenAt: at,
          expiresAt: sessionEnd(at, at),
          agent: 'Test browser',
        }),
      );
      return { name: 'concord', value: secret, url: origin };
    },
    async advance(days) {
      ahead += days * 86_400_000;
      await portal.tick();
    },
    async close() {
      await portal.close();
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
}
