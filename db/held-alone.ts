/** Number of the lock of the process that printed the link for the first administrator: `firstrun` read as bytes. */
const FIRST_RUN = '7379555304623732078';

/**
 * Takes for this process what only one of all that use the same database may have, until it is let go or the process
 * ends. An embedded database has one process anyway.
 *
 * @returns lets it go; null when another process has it
 */
export async function holdFirstRun(databaseUrl: string | undefined): Promise<(() => Promise<void>) | null> {
  if (!databaseUrl) return async () => undefined;
  const { connectPostgres } = await import('./store-postgres');
  const client = connectPostgres(databaseUrl, 1);
  const letGo = () => client.end({ timeout: 5 });
  try {
    // Held by the one connection until it closes.
    const [row] = await client`select pg_try_advisory_lock(${FIRST_RUN}::bigint) as held`;
    if (row?.held === true) return letGo;
  } catch (error) {
    await letGo();
    throw error;
  }
  await letGo();
  return null;
}
