/** Number of the lock for what one process of a database does at its start: the letters `starting` read as bytes. */
const ADVISORY_LOCK = '8319387877170048615';

/**
 * Runs `work` while no other process that uses the same database does: the others wait for it. An embedded database
 * has one process anyway.
 */
export async function oneAtATime<T>(databaseUrl: string | undefined, work: () => Promise<T>): Promise<T> {
  if (!databaseUrl) return await work();
  const { connectPostgres } = await import('./store-postgres');
  const client = connectPostgres(databaseUrl, 1);
  try {
    // Held by the one connection until it closes.
    await client`select pg_advisory_lock(${ADVISORY_LOCK}::bigint)`;
    return await work();
  } finally {
    await client.end({ timeout: 5 });
  }
}
