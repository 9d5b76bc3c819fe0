/**
 * Who wrote in this window last. Somebody whose sign-in has ended without their doing, by a suspension perhaps, finds
 * their own words in the window they wrote them in, and nobody else's.
 */
const KEY = 'concord-writer';

export function rememberWriter(personId: string): void {
  try {
    sessionStorage.setItem(KEY, personId);
  } catch {
    // A browser that keeps nothing keeps no text either.
  }
}

export function lastWriter(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}
