interface ReadmeFacts {
  readonly title: string;
  readonly address: string;
  readonly hash: string;
  /** Name of the file that the hash names. */
  readonly text: string;
  /** Hash of the artefacts frozen with the text; null when there are none. */
  readonly artefacts: string | null;
  readonly ballots: number;
  readonly head: { readonly sequence: number; readonly hash: string };
  readonly service: string;
  readonly madeAt: Date;
}

/** What is in a decision pack, and how each part of it is checked without asking anybody. */
export function readme({
  title,
  address,
  hash,
  text,
  artefacts,
  ballots,
  head,
  service,
  madeAt,
}: ReadmeFacts): string {
  return `Decision pack: ${title}
From ${address}
Made by ${service} at ${madeAt.toISOString()}

WHAT IS IN IT

text/                  The published text as JSON, as one HTML page and as Markdown.
${artefacts === null ? '' : 'artefacts/             The machine-readable artefacts that were frozen with the text.\nartefacts.json         Their names, kinds, sizes and hashes.\n'}record.json            Dates, moves, contributors, approvals with their statements, and ballots with their
                       rules and outcomes.
${ballots === 0 ? 'No ballot was held on this version.' : 'ballot-1.csv …         Each closed ballot: organisations with position and reason.'}
comment-decisions.csv  Every comment on the version and what became of it.
participation.csv      What each organisation gave: words, comments, amendments, votes. Warnings that one gave
                       more than half are in record.json.
audit-events.json      What the audit record holds about this version.
SHA256SUMS             The SHA-256 of each file above.

HOW TO CHECK IT

1. The files: sha256sum -c SHA256SUMS
2. The text: the SHA-256 of ${text} is the content hash
   ${hash}
   It is the hash that was balloted and approved: compare it with "hash" at each decision in record.json.
   On Windows: certutil -hashfile ${text.replace('/', '\\')} SHA256
${
  artefacts === null
    ? ''
    : `   The artefacts: the SHA-256 of artefacts.json is the hash that was balloted and approved with the text,
   ${artefacts}
   and artefacts.json gives the SHA-256 of each file in artefacts/.
`
}3. The record: each event in audit-events.json holds "hash", which is the SHA-256, in hexadecimal, of
   "previousHash", one line feed, and the canonical JSON (RFC 8785: keys sorted, no white space) of an object with
   the other fields of the event: act, actorId, actorKind, after, at, before, organisationId, sequence, standardId,
   thingId, thingKind, versionId; "at" is written as it stands here. Changing any of them changes the hash.
   "held" in "after" has, for each thing that the act wrote, the SHA-256 of each part of it as the act left it; the
   portal's operators can show that the database still says the same.
   "previousHash" is the hash of the event with the sequence before, which may be about another version: the whole
   chain is with the portal's operators, who can show any stretch of it.
   Events marked "closed" are votes as they were cast, some of which were replaced; the ballot's file has those
   that count. Their place in the chain is given, their content is not.
4. The end of the chain when this pack was made was event ${head.sequence} with the hash
   ${head.hash}
   Keep it: a record that is later found to have another event ${head.sequence} was changed.
`;
}
