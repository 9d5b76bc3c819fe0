import { listParents } from '../../../db/queries/enrolments';
import {
  countAmendmentsByOrganisation,
  countCommentsByOrganisation,
  countVotesByOrganisation,
  listOrganisationNames,
  listRecordedGifts,
  newestRecordedSnapshot,
} from '../../../db/queries/participation';
import { findSnapshotRecord } from '../../../db/queries/snapshot-records';
import { findSnapshot } from '../../../db/queries/texts';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { familiesOf } from '../../domain/ballot/electorate';
import { countsFor, type Gift, type Participation, participationOf } from '../../domain/participation';
import { contributorsIn } from '../history/snapshot-record';
import { snapshotToRead } from '../versions/text-to-read.server';
import { type DominanceWarning, warningOf } from './dominance-words';

/** Who took part in a version, with the names of the organisations. */
export interface NamedParticipation extends Omit<Participation, 'organisations' | 'dominance'> {
  readonly organisations: ReadonlyArray<
    Participation['organisations'][number] & { readonly name: string; readonly slug: string }
  >;
  /** PA-3 in words; empty when nobody dominates. */
  readonly warnings: readonly DominanceWarning[];
  /** When the text was frozen whose words are counted; null while there is none of which that is known. */
  readonly textAt: Date | null;
}

/** What every organisation gave to a version, from the attribution of its text, its comments, amendments and votes. */
export async function participationIn(tx: Tx, version: VersionRow): Promise<NamedParticipation> {
  const text = await recordedText(tx, version);
  const found = participationOf(
    [...(text?.gifts ?? []), ...(await giftsInRows(tx, version.id))],
    familiesOf(await listParents(tx)),
  );
  const { organisations, dominance, ...counted } = found;
  const named = await listOrganisationNames(
    tx,
    organisations.map(({ organisationId }) => organisationId),
  );
  const names = new Map(named.map((one) => [one.id, one]));
  return {
    ...counted,
    organisations: organisations.map((one) => ({
      ...one,
      name: names.get(one.organisationId)?.name ?? 'An organisation that is not here any more',
      slug: names.get(one.organisationId)?.slug ?? '',
    })),
    warnings: dominance.map((one) => warningOf(one, (id) => names.get(id)?.name ?? 'a former organisation')),
    textAt: text?.at ?? null,
  };
}

/** The words of the text that readers are shown, or of the newest frozen one, by who wrote them. */
async function recordedText(tx: Tx, version: VersionRow) {
  const shown = snapshotToRead(version);
  const snapshot = shown === null ? null : await findSnapshot(tx, shown);
  const record = snapshot && contributorsIn(await findSnapshotRecord(tx, snapshot.id));
  if (snapshot && record) return { at: snapshot.createdAt, gifts: record.filter(isTyped).map(wordsGiven) };
  const newest = await newestRecordedSnapshot(tx, version.id);
  const newestRecord = newest && contributorsIn(await findSnapshotRecord(tx, newest.id));
  return newest && newestRecord
    ? { at: newest.createdAt, gifts: newestRecord.filter(isTyped).map(wordsGiven) }
    : null;
}

type Contributors = NonNullable<ReturnType<typeof contributorsIn>>;

/** Text that came from a file, a template or another version without a known writer is nobody's gift. */
function isTyped({ origin }: Contributors[number]): boolean {
  return origin === 'typed';
}

function wordsGiven({ organisationId, interestCategory, words }: Contributors[number]): Gift {
  return { organisationId, category: interestCategory, words };
}

async function giftsInRows(tx: Tx, versionId: string): Promise<readonly Gift[]> {
  const comments = await countCommentsByOrganisation(tx, versionId);
  const recorded = (await listRecordedGifts(tx, versionId)).map(({ elsewhere, organisationId, ...one }) => ({
    ...one,
    organisationId: countsFor({ organisationId, recordedFor: elsewhere?.organisationId }),
    n: 1,
  }));
  const amendments = await countAmendmentsByOrganisation(tx, versionId);
  const votes = await countVotesByOrganisation(tx, versionId);
  return [
    ...[...comments, ...recorded].map(({ organisationId, interestCategory, disposition, n }): Gift => {
      const accepted = disposition === 'accepted' || disposition === 'accepted-with-changes';
      const made = { comments: Number(n), commentsAccepted: accepted ? Number(n) : 0 };
      return { organisationId, category: interestCategory, ...made };
    }),
    ...amendments.map(({ organisationId, interestCategory, state, n }): Gift => {
      const made = { amendments: Number(n), amendmentsAccepted: state === 'accepted' ? Number(n) : 0 };
      return { organisationId, category: interestCategory, ...made };
    }),
    ...votes.map(
      ({ organisationId, interestCategory, n }): Gift => ({
        organisationId,
        category: interestCategory,
        votes: Number(n),
      }),
    ),
  ];
}
