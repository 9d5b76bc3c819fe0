/** Longest texts of the forms on amendments, in characters; page and service agree on them. */
export const LONGEST_TITLE = 150;
export const LONGEST_RATIONALE = 5_000;
export const LONGEST_REASON = 2_000;
/** Of one passage in the form that changes a clause. */
export const LONGEST_WORDING = 20_000;
