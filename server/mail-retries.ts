const MINUTE_MS = 60_000;
const LONGEST_WAIT_MS = 6 * 60 * MINUTE_MS;
/** After these attempts, which take about two days, a letter is given up and stays in the table with its last error. */
const MOST_ATTEMPTS = 16;
/** The same when the mail server says that it will never take it: a day, in which somebody mends a wrong setting. */
const MOST_REFUSALS = 4;

/**
 * When a letter that failed is tried again: after 1, 2, 4, … minutes, at most 6 hours; when its recipient was
 * refused for good, every 6 hours. Null when it is given up.
 */
export function nextTry(attempts: number, error: unknown, now: Date): Date | null {
  const refused = isRecipientRefused(error);
  if (attempts >= (refused ? MOST_REFUSALS : MOST_ATTEMPTS)) return null;
  const wait = refused ? LONGEST_WAIT_MS : Math.min(MINUTE_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);
  return new Date(now.getTime() + wait);
}

/** Whether the mail server answered that it takes nothing for this address, now or later. */
function isRecipientRefused(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { responseCode, command } = error as { responseCode?: unknown; command?: unknown };
  return (
    command === 'RCPT TO' && typeof responseCode === 'number' && responseCode >= 500 && responseCode < 600
  );
}
