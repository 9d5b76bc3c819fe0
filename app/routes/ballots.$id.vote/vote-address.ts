/**
 * Where the forms of a vote are sent, whatever the address of the page that shows them: a comment written in the middle
 * of a vote leaves its own there.
 */
export function voteAddress(ballotId: string, organisationId: string): string {
  return `/ballots/${ballotId}/vote?for=${encodeURIComponent(organisationId)}`;
}
