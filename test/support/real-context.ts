import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import type { Context } from '../../app/services/context';
import type { Store } from '../../db/store';
import { createLive } from '../../server/live';
import { createTextWorkshop } from '../../server/workshop/workshop';

export interface RealContext {
  /** Of the console. */
  readonly ctx: Context;
  /** Ends rooms and workers; the store stays open. */
  close(): Promise<void>;
}

/** The services' context as the process makes it: real rooms of live text, real text workshop. */
export function realContext(store: Store, now = new Date()): RealContext {
  const texts = createTextWorkshop();
  const live = createLive({ store, log: pino({ level: 'silent' }), now: () => now, texts });
  const ctx: Context = {
    store,
    actor: { kind: 'console' },
    now: () => new Date(now),
    newId: randomUUID,
    rooms: live.rooms,
    post: { wake: () => undefined },
    texts,
    health: { lines: async () => [] },
    settings: {
      serviceName: 'Concord',
      origin: 'http://localhost:3000',
      approvingAuthority: 'NHS England',
      contactEmail: 'concord@example.org',
      demo: true,
      secureCookies: false,
    },
    visitor: { address: '192.0.2.1', agent: 'Test browser' },
  };
  return {
    ctx,
    async close() {
      await live.stop();
      await texts.close();
    },
  };
}
