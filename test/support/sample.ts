import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from '../../app/services/context';
import { signInToDemo } from '../../app/services/people/demo.server';
import { identify } from '../../app/services/people/identify.server';
import { loadSample } from '../../app/services/sample/load-sample.server';
import { migrate } from '../../db/migrate';
import { findPersonByEmail } from '../../db/queries/people';
import { openStore, type Store } from '../../db/store';
import { type RealContext, realContext } from './real-context';
import { scratchFolder } from './scratch';
import { MIGRATIONS } from './store';

export interface LoadedSample {
  readonly ctx: Context;
  /** The services for somebody of the sample, signed in by one click. */
  as(email: string): Promise<Context>;
  close(): Promise<void>;
}

/** The sample in a database of its own, for the many tests of one file. */
export async function loadedSample(now = new Date()): Promise<LoadedSample> {
  const home = await mkdtemp(join(scratchFolder(), 'concord-'));
  const { store, real } = await sampleStore(join(home, 'concord.sqlite'), now);
  const { ctx } = real;
  return {
    ctx,
    async as(email) {
      const person = await store.read((tx) => findPersonByEmail(tx, email));
      const { secret } = await signInToDemo(ctx, person?.id ?? '');
      return { ...ctx, actor: await identify(store, secret, ctx.now()) };
    },
    async close() {
      await real.close();
      await store.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Writes a new database with the sample, as it is at this moment. */
export async function writeSample(file: string, now: Date): Promise<void> {
  const { store, real } = await sampleStore(file, now);
  await real.close();
  await store.close();
}

async function sampleStore(file: string, now: Date): Promise<{ store: Store; real: RealContext }> {
  await migrate({ file, folder: MIGRATIONS });
  const store = await openStore({ file });
  const real = realContext(store, now);
  await loadSample(real.ctx);
  return { store, real };
}
