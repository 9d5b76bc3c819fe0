import { listAppointments } from '../../../db/queries/appointments';
import { listArtefacts } from '../../../db/queries/artefacts';
import { readLog } from '../../../db/queries/documents';
import { listSenseChecks } from '../../../db/queries/sense-checks';
import { listStatements } from '../../../db/queries/statements';
import { listMilestones } from '../../../db/queries/texts';
import { listVerifiedOrganisations } from '../../../db/queries/version-desk';
import { countUndecided, listApprovalsOf, listBallotsOf } from '../../../db/queries/version-record';
import {
  findPublishedPatch,
  findVersionById,
  listMoves,
  listReviews,
  type VersionRow,
} from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { LiveReading } from '../../document/text-types';
import { type Decision, unmetOf } from '../../domain/decision';
import { isInForce, isPatchable } from '../../domain/lifecycle/in-force';
import { noticeStood } from '../../domain/lifecycle/notice';
import { endOfDayAfter } from '../../domain/london-time';
import { may } from '../../domain/permissions';
import type { ActorFacts } from '../../domain/permissions/actor';
import { sayReasons } from '../../domain/reason-sentences';
import { decideReviewing } from '../../domain/review';
import { mandateWay } from '../ballots/mandate-way.server';
import { nextTextFailed } from '../ballots/same-text.server';
import { consultationLinks } from '../consultations/consultation-links.server';
import type { Context } from '../context';
import { objectingToMoves } from '../objections/objecting-to-moves.server';
import { noticeEndsOf } from '../patches/notice-ends.server';
import { printOf } from '../shown-print';
import { besideWords } from './beside-words.server';
import { noticeOf } from './correct-notice.server';
import { placed } from './cure-places';
import { decideNumberOf } from './decide-number.server';
import { departuresFrom } from './departures-from.server';
import { descriptionOf, mayDescribe } from './describe-version.server';
import { loadVersion, versionFacts } from './load-version.server';
import { nextMoves } from './next-moves.server';
import { countConsultations } from './open-consultation.server';
import { placesOf } from './places-of-version.server';
import { choosableNumbers } from './renumber-version.server';
import { missingSections } from './required-sections';
import { unmetForStart } from './start-drafting.server';
import { statePath } from './state-path';
import { labelOfVersion } from './version-label';

/** The version's desk: where it stands, who works on it, what is missing, and what this person may do now. */
export async function viewProgress(ctx: Context, reference: string, number: string) {
  const draft = await draftOf(ctx, reference, number);
  return await ctx.store.read(async (tx) => {
    const loaded = await loadVersion(tx, ctx, reference, number);
    const { standard, owner, version, actor } = loaded;
    const facts = await versionFacts(tx, version, actor);
    const moves = await listMoves(tx, [version.id]);
    const ballots = await listBallotsOf(tx, version.id);
    const snapshots = await listMilestones(tx, [version.id]);
    const base = version.basedOnId === null ? undefined : await findVersionById(tx, version.basedOnId);
    const outline = draft?.outline ?? [];
    const consultations = await countConsultations(tx, version.id);
    const replaced = (await findPublishedPatch(tx, version.id)) !== null;
    const hasDraft = version.documentId !== null;
    const reviewing = decideReviewing(facts, { hasDraft }, actor);
    const permitted = permissions(ctx, actor, version, replaced, reviewing);
    const asked = await listApprovalsOf(tx, version.id);
    const objecting = await objectingToMoves(tx, ctx.now(), reference, version);
    return {
      standard: {
        id: standard.id,
        reference,
        title: standard.title,
        summary: standard.summary,
        lane: standard.lane,
        owner,
        ownerId: standard.ownerId,
      },
      version: {
        ...version,
        label: labelOfVersion(number, version.state, version.heldFrom, {
          snapshots: snapshots.length,
          consultations,
          ballots: ballots.length,
        }),
        basedOn: base?.number ?? null,
      },
      /** The print of what is written about it, which its form carries along (PM-36). */
      shownHash: printOf(descriptionOf(version)),
      /** For a Lead who may correct the notice of the end of the version; null where none stands, or nobody may. */
      notice: noticeForLead(actor, version),
      path: statePath(version, moves, replaced),
      /** Each with where it is objected to; null where there is no time for it any more, or another page is for that. */
      moves: moves
        .toReversed()
        .map((move) => ({ ...move, objectPath: objecting.get(String(move.id)) ?? null })),
      roles: (await listAppointments(tx, [standard.id])).filter(
        ({ versionId }) => versionId === null || versionId === version.id,
      ),
      next: await nextMoves(tx, ctx, {
        standard,
        version,
        facts,
        actor,
        outline,
        findings: draft?.findings ?? [],
      }),
      mandateWay: await mandateWay(tx, loaded, ctx.now()),
      checks: draft && {
        words: draft.words,
        missingSections: missingSections(outline),
        findings: draft.findings,
      },
      number: {
        unmet: sayReasons(unmetOf(await decideNumberOf(tx, version))),
        choosable: await choosableNumbers(tx, version, actor),
      },
      beside: await besideWords(tx, version),
      sameText: await nextTextFailed(tx, version, ctx.now()),
      snapshots,
      artefacts: (await listArtefacts(tx, version.id)).length,
      reviews: await listReviews(tx, version.id),
      /** Why whoever records reviews cannot record one of this version now; empty for everybody else. */
      notReviewed:
        may(actor, 'record-review', version).allowed && isUnderWay(version)
          ? placed(unmetOf(reviewing), await placesOf(tx, { standard, version }))
          : [],
      undecided: await countUndecided(tx, version.id),
      senseChecks: (await listSenseChecks(tx, version.id)).length,
      departures: await departuresFrom(tx, version.id),
      ballots: ballots.map(({ id, state, closesAt }) => ({ id, state, closesAt })),
      consultationLinks: await consultationLinks(tx, version.id),
      sentBack: sentBackBy(asked),
      approvals: asked.map(({ id, purpose, state, requestedAt }) => ({
        id,
        purpose,
        state,
        requestedAt,
      })),
      /** Whether the notice of this patch has stood for its days. */
      patchNoticeStood: noticeStood(await noticeEndsOf(tx, version), ctx.now()),
      /** Products whose use somebody has stated. */
      usedIn: permitted.giveNotice
        ? [
            ...new Set(
              (await listStatements(tx, version.id))
                .filter(({ withdrawnAt }) => withdrawnAt === null)
                .map(({ product }) => product),
            ),
          ]
        : [],
      owners: permitted.beginDrafting ? await listVerifiedOrganisations(tx) : [],
      /** The earliest day on which a consultation that opens now may close. */
      earliestClose: endOfDayAfter(ctx.now(), consultations === 0 ? 28 : 14),
      may: permitted,
      now: ctx.now(),
    };
  });
}

/** The newest decision of the Leads, where it sent the version back. */
function sentBackBy([newest]: Awaited<ReturnType<typeof listApprovalsOf>>) {
  const last = newest?.decisions.at(-1);
  if (newest === undefined || last === undefined || last.decision === 'approved') return null;
  const { decision, leadName, at, points } = last;
  return { approvalId: newest.id, decision, leadName, at, points };
}

export type ProgressView = Awaited<ReturnType<typeof viewProgress>>;

/** States in which what the draft says decides what is missing. */
const WRITTEN_IN: readonly VersionRow['state'][] = ['drafting', 'resolution'];

/** The draft as it is now, read in the workshop; null where there is none or its text is settled. */
async function draftOf(ctx: Context, reference: string, number: string): Promise<LiveReading | null> {
  const updates = await ctx.store.read(async (tx: Tx) => {
    const { version } = await loadVersion(tx, ctx, reference, number);
    if (version.documentId === null || !WRITTEN_IN.includes(version.state)) return null;
    return (await readLog(tx, version.documentId)).updates;
  });
  return updates && (await ctx.texts.readLive(updates));
}

const isUnderWay = ({ publishedAt, state }: VersionRow): boolean =>
  publishedAt === null && state !== 'cancelled';

function noticeForLead(actor: ActorFacts, version: VersionRow) {
  const { standardId, state } = version;
  const inForce = isInForce(state);
  const stands = version.deprecationNoticeAt !== null && (inForce || state === 'deprecated');
  if (!stands || !may(actor, 'deprecate', { standardId, tookPart: [] }).allowed) return null;
  return { shownHash: printOf(noticeOf(version)), mayTakeBack: inForce };
}

function permissions(
  ctx: Context,
  actor: ActorFacts,
  version: VersionRow,
  replaced: boolean,
  reviewing: Decision,
) {
  const { standardId, state, publishedAt } = version;
  const thing = { standardId };
  const verified = ctx.actor.kind === 'person' && ctx.actor.memberships.some((one) => one.verified);
  return {
    appointChair: may(actor, 'appoint-chair', thing).allowed,
    appointEditor: may(actor, 'appoint-editor', thing).allowed,
    startDraft: version.documentId === null && unmetForStart(actor, version).length === 0,
    freeze: version.documentId !== null && may(actor, 'freeze', thing).allowed && publishedAt === null,
    keepArtefacts: may(actor, 'keep-artefacts', { standardId, versionState: state }).allowed,
    restore: may(actor, 'restore', thing).allowed && state !== 'cancelled',
    review: reviewing.allowed,
    describe: mayDescribe(actor, standardId) && publishedAt === null && state !== 'cancelled',
    describeStandard: may(actor, 'describe-standard', thing).allowed,
    beginDrafting: state === 'proposed' && may(actor, 'begin-drafting', { ...thing, tookPart: [] }).allowed,
    giveNotice: isInForce(state) && may(actor, 'deprecate', { ...thing, tookPart: [] }).allowed,
    preparePatch: isPatchable(state, replaced) && may(actor, 'prepare-patch', thing).allowed,
    seePatches: publishedAt !== null || version.patchOfId !== null,
    proposeNext: publishedAt !== null && verified,
    desk: may(actor, 'triage-comment', thing).allowed,
    watch: may(actor, 'watch-draft', { hidden: false }).allowed,
  };
}
