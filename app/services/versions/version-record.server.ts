import { listAuditEvents } from '../../../db/queries/audit';
import { isFollowing } from '../../../db/queries/standards';
import { listStatements } from '../../../db/queries/statements';
import { findSnapshot, findTextFacts, listMilestones } from '../../../db/queries/texts';
import { countDispositions, listApprovalsOf, listBallotsOf } from '../../../db/queries/version-record';
import { listMoves, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { ApprovalPurpose, ApprovalState } from '../../../db/words';
import { decisiveApprovals } from '../../domain/mandate';
import { may } from '../../domain/permissions';
import { consultationLinks } from '../consultations/consultation-links.server';
import type { Context } from '../context';
import { snapshotContributions } from '../history/view-contributions.server';
import type { LoadedStandard } from '../standards/load-standard.server';
import { ballotSummary } from './ballot-summary.server';
import { byNumber } from './newest-version';
import { requirementDifferences } from './requirement-changes';
import { clausesById, textFacts } from './stored-text';
import { snapshotToRead } from './text-to-read.server';
import { contributorsTo } from './went-on-from.server';

/** Everything known of a version besides its text. */
export async function versionRecord(
  tx: Tx,
  ctx: Context,
  { standard, actor }: LoadedStandard,
  version: VersionRow,
  versions: readonly VersionRow[],
) {
  const moves = await listMoves(tx, [version.id]);
  const ballots = await listBallotsOf(tx, version.id);
  const snapshots = await listMilestones(tx, [version.id]);
  const approvals = await listApprovalsOf(tx, version.id);
  // The mandate of a patch is that of the version that it corrects.
  const patched = versions.find(({ id }) => id === version.patchOfId);
  const mandated = mandatedAs(version, versions);
  const mandates = mandated.id === version.id ? approvals : await listApprovalsOf(tx, mandated.id);
  // A mandate that is being previewed has the approval of its first Lead so far.
  const decisive: readonly ApprovalState[] = ['approved', 'waiting'];
  const approvedFor = (purposes: readonly ApprovalPurpose[], of = approvals) =>
    of
      .filter((approval) => purposes.includes(approval.purpose) && decisive.includes(approval.state))
      .flatMap(({ id, decisions }) =>
        decisiveApprovals(decisions.filter(({ decision }) => decision === 'approved')).map((one) => ({
          ...one,
          path: `/approvals/${id}`,
        })),
      )
      .map(({ path, leadName, at, hash, statement, authority }) => ({
        path,
        leadName,
        at,
        hash,
        statement,
        authority: authority ?? ctx.settings.approvingAuthority,
      }));
  const publishedBy = approvals.find(
    ({ purpose, state }) => purpose === 'publication' && state === 'approved',
  );
  const previous = previousOf(version, versions);
  const entered = (state: VersionRow['state']) => moves.filter(({ toState }) => toState === state);
  const hidden = standard.hiddenAt !== null;
  return {
    moves,
    stages: {
      snapshots: snapshots.length,
      consultations: entered('consultation').length,
      ballots: ballots.length,
    },
    stopReason: entered(version.state).at(-1)?.reason ?? '',
    following: ctx.actor.kind === 'person' && (await isFollowing(tx, ctx.actor.personId, standard.id)),
    draftId: may(actor, 'watch-draft', { hidden }).allowed ? version.documentId : null,
    consultations: await consultationLinks(tx, version.id),
    openBallotId: ballots.find(({ state }) => state === 'open')?.id ?? null,
    about: {
      chainHead: await chainHeadOf(tx, version.id),
      previous: previous ? previous.number : null,
      requirements: previous ? await changedRequirements(tx, previous, version) : [],
      /** The version that this one corrects as an editorial patch; null for every other. */
      patch: patched ? { of: patched.number } : null,
      ballot: await ballotSummary(tx, version.id, 'trial-use', publishedBy?.decidedAt),
      mandate:
        version.mandatedAt === null
          ? null
          : {
              at: version.mandatedAt,
              ballot: await ballotSummary(tx, mandated.id, 'mandatory'),
              approvedBy: approvedFor(['mandate'], mandates),
              noticeReason:
                mandates.find(({ purpose, state }) => purpose === 'mandate' && decisive.includes(state))
                  ?.noticeReason ?? '',
            },
      uses: (await listStatements(tx, version.id)).filter(({ withdrawnAt }) => withdrawnAt === null).length,
      comments: await countDispositions(tx, version.id),
      contributions: await contributionsTo(tx, version),
      contributors: await contributorsTo(tx, version),
      approvedBy: approvedFor(['publication', 'patch']),
      moves: moves.map(({ toState, at }) => ({ state: toState, at })),
    },
  };
}

/** The version whose mandate this one carries: itself, unless it is a patch of one that was mandated. */
function mandatedAs(version: VersionRow, versions: readonly VersionRow[]): VersionRow {
  const corrected = versions.find(({ id }) => id === version.patchOfId);
  const same = corrected?.mandatedAt?.getTime() === version.mandatedAt?.getTime();
  return corrected && version.publishedAt !== null && same ? mandatedAs(corrected, versions) : version;
}

/** The newest event about a version in the audit record. */
export async function chainHeadOf(tx: Tx, versionId: string) {
  const [last] = await listAuditEvents(tx, { versionId }, 1);
  return last ? { seq: last.seq, hash: last.hash, at: last.at } : null;
}

/** Who wrote the text that readers are shown; null while that is a draft. */
async function contributionsTo(tx: Tx, version: VersionRow) {
  const id = snapshotToRead(version);
  return id === null ? null : await snapshotContributions(tx, id);
}

/** The published version that this one followed. */
function previousOf(version: VersionRow, versions: readonly VersionRow[]): VersionRow | undefined {
  const base = versions.find(({ id }) => id === version.basedOnId);
  if (base) return base;
  const earlier = versions.filter((one) => one.publishedAt !== null && byNumber(one, version) < 0);
  return earlier.sort(byNumber).at(-1);
}

async function changedRequirements(tx: Tx, previous: VersionRow, version: VersionRow) {
  const [before, after] = [await factsOf(tx, previous), await factsOf(tx, version)];
  return before && after ? requirementDifferences(before.requirements, after.requirements) : [];
}

async function factsOf(tx: Tx, { publishedSnapshotId, snapshotId }: VersionRow) {
  const id = publishedSnapshotId ?? snapshotId;
  const snapshot = id === null ? undefined : await findSnapshot(tx, id);
  const row = snapshot && (await findTextFacts(tx, snapshot.hash));
  return row ? textFacts(row) : null;
}

/** The clauses of a version's frozen text by their ids; null when it has none. */
export async function clausesOf(tx: Tx, version: VersionRow) {
  const facts = await factsOf(tx, version);
  return facts ? clausesById(facts.outline) : null;
}
