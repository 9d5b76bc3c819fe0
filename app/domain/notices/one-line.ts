const ONE_BURST_MS = 60 * 60 * 1000;

/** Whom to tell: everybody once, and not the one who acts (NO-1). */
export function peopleToTell(people: readonly (string | null)[], actor: string | null): readonly string[] {
  return [...new Set(people)].flatMap((one) => (one === null || one === actor ? [] : [one]));
}

/** What counts as the same thing happening again. */
export interface Burst {
  /** The page, without the place in it. */
  readonly place: string;
  /** A notice that was last renewed before this is an earlier story. */
  readonly since: Date;
}

/** With which earlier notices one about this path becomes one line, while they are unread (NO-2). */
export function burstOf(path: string, now: Date): Burst {
  const [place = path] = path.split('#');
  return { place, since: new Date(now.getTime() - ONE_BURST_MS) };
}
