import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { Context } from '../../app/services/context';
import type { Store } from '../../db/store';
import { createLive } from '../../server/live';
import { createTextWorkshop } from '../../server/workshop/workshop';

/** The services' context of the console as the process makes it: real rooms of live text, real text workshop. */
export function realContext(store: Store, now = new Date()): Context {
  const live = createLive(store, pino({ level: 'silent' }), () => now);
  const texts = createTextWorkshop();
  // Hooks run last in, first out: the store was opened before, so it is closed after these.
  onTestFinished(async () => {
    await live.stop();
    await texts.close();
  });
  return {
    store,
    actor: { kind: 'console' },
    now: () => new Date(now),
    newId: randomUUID,
    rooms: live.rooms,
    post: { wake: () => undefined },
    texts,
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
}
