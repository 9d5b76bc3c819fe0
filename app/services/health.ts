/** How one thing the portal needs stands: `well`; `look`: somebody should see to it; `ill`: something fails now. */
export type HealthState = 'well' | 'look' | 'ill';

export interface HealthLine {
  /** The thing, in a word or two: "Free disk". */
  readonly what: string;
  readonly state: HealthState;
  /** How it stands, as a sentence. */
  readonly says: string;
  /** What to do about it; '' when it is well. */
  readonly cure: string;
}

/** Looks after the process and the machine it runs on; `npm run doctor` and the health page say the same. */
export interface Health {
  lines(): Promise<readonly HealthLine[]>;
}
