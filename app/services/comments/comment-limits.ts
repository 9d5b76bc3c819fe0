/** Most characters of each field. */
export const LONGEST = {
  body: 10_000,
  proposedWording: 20_000,
  blockingReason: 2_000,
  reason: 5_000,
  observations: 10_000,
} as const;
