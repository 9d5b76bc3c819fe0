import { findApproval, listApprovalDecisions, listApprovals, listLeads } from '../../../db/queries/approvals';
import { countOpenObjections } from '../../../db/queries/objections';
import { findPerson } from '../../../db/queries/people';
import { findText } from '../../../db/queries/texts';
import { countUndecided, listBallotsOf, listContributors } from '../../../db/queries/version-record';
import { findVersionById, listReviews } from '../../../db/queries/versions';
import { REVIEW_KINDS } from '../../../db/words';
import { decideApproval } from '../../domain/approval';
import { unmetOf } from '../../domain/decision';
import { REVIEW_KIND_LABELS, REVIEW_OUTCOME_LABELS } from '../../domain/labels/standards';
import { decideMove } from '../../domain/lifecycle';
import { daysAfter } from '../../domain/london-time';
import { may } from '../../domain/permissions';
import { sayReasons } from '../../domain/reason-sentences';
import type { BallotResult } from '../ballots/ballot-result';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { objectionsPath } from '../objections/objection-address';
import { objectionsTo } from '../objections/objections-to.server';
import { participationPath } from '../participation/participation-address';
import { participationIn } from '../participation/participation-in.server';
import { curePlace } from '../versions/cure-places';
import { decidePublishingOf } from '../versions/decide-publishing.server';
import { departuresFrom } from '../versions/departures-from.server';
import { loadVersionById, versionFacts } from '../versions/load-version.server';
import { placesOf } from '../versions/places-of-version.server';
import { comparePath, progressPath, textPath, versionPath } from '../versions/version-address';

export type ApprovalView = Awaited<ReturnType<typeof viewApproval>>;

/** One line of evidence: done, missing, not needed and why, or to be weighed because of a warning. */
export interface Evidence {
  readonly title: string;
  readonly status: 'done' | 'missing' | 'not-needed' | 'weigh';
  readonly words: string;
  readonly href: string | null;
}

export async function viewApprovals(ctx: Context) {
  return await ctx.store.read((tx) => listApprovals(tx));
}

/** Everything a Lead needs to decide on one exact text, and whether this Lead may. */
export async function viewApproval(ctx: Context, id: string) {
  return await ctx.store.read(async (tx) => {
    const approval = await findApproval(tx, id);
    if (!approval) throw new ServiceError('not-found', 'There is no approval at this address.');
    const { standard, version, actor } = await loadVersionById(tx, ctx, approval.versionId);
    const seen = await versionFacts(tx, version, actor);
    const decisions = await listApprovalDecisions(tx, id);
    const former = version.basedOnId ? await findVersionById(tx, version.basedOnId) : undefined;
    const ballot = (await listBallotsOf(tx, version.id)).find(
      (one) => one.snapshotId === approval.snapshotId,
    );
    const result = (ballot?.result ?? null) as BallotResult | null;
    const text = await findText(tx, approval.hash);
    const reviews = await listReviews(tx, version.id);
    const openObjections = await countOpenObjections(tx, version.id);
    const undecided = await countUndecided(tx, version.id);
    const contributors = version.documentId ? await listContributors(tx, version.documentId) : [];
    const requester = approval.requestedBy ? await findPerson(tx, approval.requestedBy) : undefined;
    const progress = progressPath(standard.reference, version.number);
    const artefacts = approval.artefactsHash ?? '';
    const decision = decideApproval(
      seen,
      {
        purpose: 'publication',
        hash: approval.hash,
        waitingHash: approval.hash,
        artefacts,
        waitingArtefacts: artefacts,
        // The password is asked for with the decision; the page shows what stands in its way before that.
        confirmedAt: ctx.now(),
      },
      actor,
      ctx.now(),
    );
    const publishing = await decidePublishingOf(tx, version, seen, actor, ctx.now(), {
      reasons: 'written with the decision',
      reviewDate: daysAfter(ctx.now(), 1),
      approvals: [{ leadId: 'who decides here', hash: approval.hash }],
      hash: approval.hash,
    });
    const places = await placesOf(tx, { standard, version });
    const sendingBack = ['return-for-changes', 'reject'] as const;
    const uninvolved = may(actor, 'approve', seen).allowed;
    const back = sendingBack.map((move) =>
      decideMove(seen, { move, reason: 'a reason', points: ['a point'] }, actor, ctx.now()),
    );
    const { warnings } = await participationIn(tx, version);
    const departures = await departuresFrom(tx, version.id);
    const organisations = [...new Set(contributors.flatMap((one) => one.organisationName ?? []))];

    const evidence: Evidence[] = [
      {
        title: 'Text frozen',
        status: text ? 'done' : 'missing',
        words: text
          ? `${text.words.toLocaleString('en-GB')} words, hash ${approval.hash.slice(0, 12)}…`
          : 'The frozen text cannot be found.',
        href: textPath(approval.hash),
      },
      {
        title: 'Artefacts frozen',
        status: approval.artefactsHash === null ? 'not-needed' : 'done',
        words:
          approval.artefactsHash === null
            ? 'No machine-readable artefact is attached.'
            : `Frozen with the text, hash ${approval.artefactsHash.slice(0, 12)}…`,
        href: approval.artefactsHash === null ? null : `/artefacts/${approval.artefactsHash}`,
      },
      {
        title: 'Comparison with the current version',
        status: former ? 'done' : 'not-needed',
        words: former
          ? `Changes from ${former.number} to ${version.number}.`
          : 'There is no earlier version.',
        href: former ? comparePath(standard.reference, former.number, approval.snapshotId) : null,
      },
      {
        title: 'Ballot',
        status: result?.passed ? 'done' : 'missing',
        words: result?.words ?? 'No ballot on this text has closed.',
        href: ballot ? `/ballots/${ballot.id}` : null,
      },
      {
        title: 'Comments decided',
        status: undecided === 0 ? 'done' : 'missing',
        words: undecided === 0 ? 'Every comment has a decision.' : `${undecided} still without a decision.`,
        href: `/standards/${standard.reference}/${version.number}/disposition-report`,
      },
      ...REVIEW_KINDS.map((kind): Evidence => {
        const review = reviews.find((one) => one.kind === kind);
        return {
          title: `${REVIEW_KIND_LABELS[kind]} review`,
          status: review && review.outcome !== 'not-ready' ? 'done' : 'missing',
          words: review
            ? `${REVIEW_OUTCOME_LABELS[review.outcome]}, recorded by ${review.recordedBy}.${review.note ? ` ${review.note}` : ''}`
            : 'Not recorded.',
          href: progress,
        };
      }),
      {
        title: 'Formal objections answered',
        status: openObjections === 0 ? 'done' : 'missing',
        words:
          openObjections === 0
            ? 'No formal objection waits for an answer.'
            : `${openObjections} ${openObjections === 1 ? 'waits' : 'wait'} for the answer of an uninvolved Lead.`,
        href: objectionsPath(standard.reference, version.number),
      },
      {
        title: 'Involvement record',
        status: version.involvementRecord.trim() ? 'done' : 'missing',
        words:
          version.involvementRecord.trim() || 'Nobody has written who was offered a chance to take part.',
        href: progress,
      },
      {
        title: 'Contributors',
        status: contributors.length > 0 ? 'done' : 'missing',
        words:
          organisations.length > 0
            ? `${contributors.length} ${contributors.length === 1 ? 'person' : 'people'} of ${organisations.join(', ')}.`
            : `${contributors.length} people wrote in the draft.`,
        href: progress,
      },
      {
        title: 'Balance of those who took part',
        status: warnings.length === 0 ? 'done' : 'weigh',
        words:
          warnings.length === 0
            ? 'No organisation gave more than half of the text or of the accepted comments.'
            : warnings.map(({ sentence }) => sentence).join(' '),
        href: participationPath(standard.reference, version.number),
      },
      {
        title: 'Departures from the usual course',
        status: departures.length === 0 ? 'done' : 'weigh',
        words: departures.length === 0 ? 'There are none.' : departures.map(({ what }) => what).join('. '),
        href: `${progress}#departures`,
      },
    ];

    return {
      id: approval.id,
      objections: await objectionsTo(tx, ctx.now(), {
        kind: 'approval',
        id,
        decidedAt: approval.decidedAt,
        reference: standard.reference,
        number: version.number,
      }),
      state: approval.state,
      hash: approval.hash,
      artefactsHash: approval.artefactsHash,
      snapshotId: approval.snapshotId,
      requestedAt: approval.requestedAt,
      requestedBy: requester?.name ?? 'Former member',
      decidedAt: approval.decidedAt,
      authority: decisions.at(-1)?.authority ?? ctx.settings.approvingAuthority,
      standard: { reference: standard.reference, title: standard.title },
      version: {
        id: version.id,
        number: version.number,
        state: version.state,
        changeSummary: version.changeSummary,
        path: versionPath(standard.reference, version.number),
      },
      ballotId: ballot?.id ?? null,
      evidence,
      decisions,
      isLead: ctx.actor.kind === 'person' && ctx.actor.offices.includes('lead'),
      /** Why this person cannot approve and publish it now, each with who can cure it and where. */
      refusal: sayReasons([...unmetOf(decision), ...unmetOf(publishing)]).map((said) => ({
        ...said,
        place: curePlace(said.word, places),
      })),
      /** Whether that lies in the version, so that this person can still send it back. */
      maySendBack: uninvolved && back.every(({ allowed }) => allowed),
      uninvolved,
      leads: (await listLeads(tx)).map((lead) => lead.name),
    };
  });
}
