import { readLog } from '../../../db/queries/documents';
import { listVersions, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { LiveReading, OutlineEntry } from '../../document/text-types';
import { takesComments } from '../../domain/comment';
import { isPatchable } from '../../domain/lifecycle/in-force';
import { mandatoryFrom, wasMandatory } from '../../domain/mandatory-from';
import { may } from '../../domain/permissions';
import { proposePath } from '../amendments/amendment-address';
import { artefactsToRead } from '../artefacts/view-artefacts.server';
import { mandateWay } from '../ballots/mandate-way.server';
import { commentsPath, newCommentPath } from '../comments/comment-address';
import { commentsByClause } from '../comments/comments-by-clause.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { noticeEndsOf } from '../patches/notice-ends.server';
import { patchPath } from '../patches/patch-address';
import { type LoadedStandard, loadStandard } from '../standards/load-standard.server';
import { type ClauseLink, withClauseLinks } from './clause-links';
import { noSuchNumber, versionFacts } from './load-version.server';
import { successorOf } from './named-successor.server';
import {
  byNumber,
  mandatoryBefore,
  newestInWork,
  newestPublished,
  patchInPlaceOf,
  replacedAt,
} from './newest-version';
import { onwardMove } from './next-moves.server';
import { statePath } from './state-path';
import { storedText, textOfDraft } from './text-to-read.server';
import { clausePath, versionPath } from './version-address';
import { bannerOf } from './version-banner';
import { labelOfVersion } from './version-label';
import { clausesOf, versionRecord } from './version-record.server';

/**
 * One version to read, at its permanent address; without a number the one that readers are sent to.
 * @param asIf what of the version to show as it will be, for a preview
 * @throws ServiceError `not-found`
 */
export async function viewReading(
  ctx: Context,
  reference: string,
  number: string | null,
  asIf: Partial<VersionRow> = {},
) {
  const found = await ctx.store.read(async (tx) => {
    const loaded = await loadStandard(tx, ctx, reference);
    const stand = await listVersions(tx, [loaded.standard.id]);
    const versions = stand.map((one) => (one.number === number ? { ...one, ...asIf } : one));
    const current = newestPublished(versions);
    const version =
      number === null
        ? (current ?? newestInWork(versions) ?? versions.at(-1))
        : versions.find((one) => one.number === number);
    if (!version && number !== null) throw await noSuchNumber(tx, loaded.standard.id, number);
    if (!version) {
      throw new ServiceError(
        'not-found',
        'There is no version with this number. The history of the standard lists all of them.',
      );
    }
    const facts = await versionRecord(tx, ctx, loaded, version, versions);
    const stored = await storedText(tx, version);
    const artefacts = await artefactsToRead(tx, version);
    const log = stored || version.documentId === null ? null : await readLog(tx, version.documentId);
    const outlineNow = current && current.id !== version.id ? await clausesOf(tx, current) : null;
    const patchNotice = await patchNoticeOf(tx, reference, version, versions);
    const successor = await successorOf(tx, version);
    const said = { facts, stored, artefacts, log, outlineNow, patchNotice, successor };
    return { loaded, versions, version, current, ...said };
  });
  const { loaded, version, versions, current, facts } = found;
  const live = found.log ? await ctx.texts.readLive(found.log.updates) : null;
  // Where a text is being written, the comments stand beside it on the page of the draft.
  const said =
    version.publishedSnapshotId === null ? new Map<string, never>() : await commentsByClause(ctx, version);
  const text = found.stored ?? (live ? textOfDraft(live, ctx.now()) : null);
  const older = current && version.publishedAt !== null && byNumber(version, current) < 0 ? current : null;
  const { standard, owner } = loaded;
  const patch = patchInPlaceOf(version, versions);
  const replaced = patch !== undefined;
  const endedAt = replacedAt(version, versions);
  return {
    standard: describe(standard, owner),
    version: {
      ...publicFacts(version),
      label: labelOfVersion(version.number, version.state, version.heldFrom, facts.stages),
      isCurrent: current?.id === version.id,
      mandatoryFrom: mandatoryFrom(version, endedAt),
      wasMandatory: wasMandatory(version, endedAt),
    },
    current: current ? { number: current.number, path: versionPath(reference, current.number) } : null,
    versions: versions
      .map(({ number: of, state, publishedAt }) => ({ number: of, state, publishedAt }))
      .sort(byNumber)
      .reverse(),
    banner: bannerOf(reference, version, current, facts.stopReason, {
      patch,
      successor: found.successor,
      mandatory: mandatoryBefore(version, versions),
    }),
    text: text && {
      ...text,
      html: withClauseLinks(
        text.html,
        clauseLinks(reference, version, older, found.outlineNow, facts.draftId, said),
      ),
    },
    artefacts: found.artefacts,
    path: statePath(version, facts.moves, replaced),
    patchNotice: found.patchNotice,
    /** Whoever speaks for a verified organisation may propose what follows on a published version. */
    mayProposeNext:
      version.publishedAt !== null &&
      ctx.actor.kind === 'person' &&
      ctx.actor.memberships.some((one) => one.verified),
    mayPreparePatch:
      isPatchable(version.state, replaced) &&
      may(loaded.actor, 'prepare-patch', { standardId: standard.id }).allowed,
    waits: version.publishedAt === null ? await waitsFor(ctx, loaded, version, live) : null,
    mandateWay: await ctx.store.read((tx) => mandateWay(tx, { ...loaded, version }, ctx.now())),
    about: facts.about,
    following: facts.following,
    signedIn: ctx.actor.kind === 'person',
    draftId: facts.draftId,
    openBallotId: facts.openBallotId,
    consultations: facts.consultations,
    /** That which approved it, as it was called then; of a version that is not approved, that which would. */
    authority: facts.about.approvedBy.at(-1)?.authority ?? ctx.settings.approvingAuthority,
    origin: ctx.settings.origin,
    publisher: ctx.settings.serviceName,
  };
}

/** The notice of a patch that stands, for readers of the patch and of the version that it corrects. */
async function patchNoticeOf(tx: Tx, reference: string, { id }: VersionRow, versions: readonly VersionRow[]) {
  const patch = versions.find(
    (one) =>
      (one.id === id || one.patchOfId === id) && one.patchOfId !== null && one.state === 'awaiting-approval',
  );
  const until = patch === undefined ? null : await noticeEndsOf(tx, patch);
  if (patch === undefined || patch.patchNoticeAt === null || until === null) return null;
  return {
    number: patch.number,
    of: versions.find((one) => one.id === patch.patchOfId)?.number ?? '',
    path: patchPath(reference, patch.number),
    at: patch.patchNoticeAt,
    until,
    summary: patch.changeSummary,
  };
}

export type ReadingView = Awaited<ReturnType<typeof viewReading>>;

/** What the version waits for on its way, for everybody; null where nothing leads on. */
async function waitsFor(
  ctx: Context,
  { standard, actor }: LoadedStandard,
  version: VersionRow,
  live: LiveReading | null,
) {
  return await ctx.store.read(async (tx) => {
    const facts = await versionFacts(tx, version, actor);
    const { outline, findings } = live ?? { outline: [], findings: [] };
    const onward = await onwardMove(tx, ctx, { standard, version, facts, actor, outline, findings });
    return onward && { move: onward.move, reasons: onward.waitsFor };
  });
}

function describe(standard: LoadedStandard['standard'], owner: LoadedStandard['owner']) {
  const { reference, title, summary, type, lane, appliesTo, appliesToKinds } = standard;
  const { careSettings, topics, need, expectedBenefit, createdAt } = standard;
  const facts = { reference, title, summary, type, lane, appliesTo, appliesToKinds, careSettings, topics };
  return { ...facts, need, expectedBenefit, createdAt, owner };
}

function publicFacts(version: VersionRow) {
  const { number, state, stateSince, publishedAt, implementFrom, complyBy, reviewBy } = version;
  const { deprecatedAt, phaseOutEndsAt, retiredAt, consultationOpenedAt, consultationClosesAt } = version;
  return {
    number,
    state,
    stateSince,
    publishedAt,
    implementFrom,
    complyBy,
    reviewBy,
    deprecatedAt,
    phaseOutEndsAt,
    retiredAt,
    consultationOpenedAt,
    consultationClosesAt,
    changeSummary: version.changeSummary,
    changeLog: version.changeLog,
    consultationInvited: version.consultationInvited,
    involvementRecord: version.involvementRecord,
    deprecation:
      version.deprecationNoticeAt === null
        ? null
        : {
            noticeAt: version.deprecationNoticeAt,
            reason: version.deprecationReason,
            successor: version.successor,
            knownProducts: version.knownProducts,
          },
  };
}

/** At each clause: the comments made on it, a way to comment on it and to propose a change, and in an older version the same clause in the current one. */
function clauseLinks(
  reference: string,
  { number, publishedAt, state }: VersionRow,
  older: VersionRow | null,
  outlineNow: ReadonlyMap<string, OutlineEntry> | null,
  draftId: string | null,
  said: ReadonlyMap<string, readonly number[]>,
) {
  return (id: string): readonly ClauseLink[] => {
    const comment = takesComments(state)
      ? [{ href: newCommentPath(reference, number, id), text: 'Comment' }]
      : [];
    const n = said.get(id)?.length ?? 0;
    const comments =
      n === 0
        ? []
        : [
            {
              href: commentsPath(reference, { version: number, clause: id }),
              text: n === 1 ? '1 comment' : `${n} comments`,
            },
          ];
    // Who may follow the draft may propose a change of what is not published yet.
    const propose =
      draftId === null || publishedAt !== null || state === 'cancelled'
        ? []
        : [{ href: proposePath(draftId, { clause: id }), text: 'Propose a change' }];
    if (!older || !outlineNow) return [...comments, ...comment, ...propose];
    const same = outlineNow.has(id)
      ? { href: `${versionPath(reference, older.number)}#${id}`, text: `In ${older.number}` }
      : { href: clausePath(reference, id), text: `Where it went` };
    return [...comments, ...comment, ...propose, same];
  };
}
