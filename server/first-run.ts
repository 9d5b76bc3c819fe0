import type { Context } from '../app/services/context';
import { portalIsEmpty, prepareFirstRun } from '../app/services/people/first-run.server';
import { holdFirstRun } from '../db/held-alone';

export interface FirstRun {
  /** One-time token for the first administrator, which this process prints; null once somebody has an account. */
  readonly token: string | null;
  /** Another process on the same database has printed the link that works, and is still at it. */
  readonly elsewhere: boolean;
  stop(): Promise<void>;
}

/** Makes the link for the first administrator, unless another process that runs has made it. */
export async function beginFirstRun(ctx: Context, databaseUrl: string | undefined): Promise<FirstRun> {
  const nobody = { token: null, elsewhere: false, stop: async () => undefined };
  if (!(await portalIsEmpty(ctx))) return nobody;
  const letGo = await holdFirstRun(databaseUrl);
  if (letGo === null) return { ...nobody, elsewhere: true };
  return { token: await prepareFirstRun(ctx), elsewhere: false, stop: letGo };
}
