/** Longer than any of the work that differs, shorter than anybody minds. */
const EVENLY_MS = 80;

/**
 * Does the work and answers no sooner than a fixed time after the beginning, so that the time of the answer
 * tells nothing of what the work found.
 */
export async function inEvenTime<T>(work: () => Promise<T>): Promise<T> {
  const enough = new Promise((resolve) => setTimeout(resolve, EVENLY_MS));
  const result = await work();
  await enough;
  return result;
}
