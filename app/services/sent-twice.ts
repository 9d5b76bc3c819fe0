/** The very same form sent again within this time is one press of a button too many, not a second wish. */
export const TWICE_MS = 10_000;
