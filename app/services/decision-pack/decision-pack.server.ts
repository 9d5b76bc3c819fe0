import { createHash } from 'node:crypto';
import { listApprovalsOf, listBallotsOf } from '../../../db/queries/version-record';
import { listVersions, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { PackedFile } from '../../document/pack-files';
import { manifestOf } from '../../domain/artefacts';
import { decisiveApprovals } from '../../domain/mandate';
import { filesOf, packed } from '../artefacts/download-artefacts.server';
import { artefactsToRead } from '../artefacts/view-artefacts.server';
import { ballotCsv } from '../ballots/ballot-csv';
import { viewBallot } from '../ballots/view-ballot.server';
import { reportCsv } from '../comments/comments-csv';
import { viewDispositionReport } from '../comments/view-disposition-report.server';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { participationCsv } from '../participation/participation-csv';
import { participationIn } from '../participation/participation-in.server';
import { loadStandard } from '../standards/load-standard.server';
import { loadUse } from '../use/load-use.server';
import { departuresFrom } from '../versions/departures-from.server';
import { type Download, downloadVersion } from '../versions/download-text.server';
import { versionPath } from '../versions/version-address';
import { versionRecord } from '../versions/version-record.server';
import { eventsOfVersion } from './pack-events.server';
import { readme } from './pack-readme';

/**
 * Everything on which a published version rests, as one archive that can be checked without this portal: the text
 * and its hash, votes, comment decisions, contributors, approvals, dates, and the events of the record.
 *
 * @throws ServiceError `not-found` for a version that is not published
 */
export async function decisionPack(ctx: Context, reference: string, number: string): Promise<Download> {
  const { facts, artefacts, ballotIds, events, participation, departures } = await readFacts(
    ctx,
    reference,
    number,
  );
  const texts = await Promise.all(
    (['json', 'html', 'md'] as const).map((format) => downloadVersion(ctx, reference, number, format)),
  );
  const report = await viewDispositionReport(ctx, reference, number);
  const ballots = [];
  for (const id of ballotIds) ballots.push(await viewBallot(ctx, id));
  const hash = texts[0]?.hash ?? '';
  const record = {
    ...facts,
    hash,
    artefactsHash: artefacts.hash,
    address: `${ctx.settings.origin}${versionPath(reference, number)}`,
    ballots: ballots.map(
      ({ id, track, round, firstRound, question, state, openedAt, closesAt, closedAt, ...ballot }) => ({
        id,
        track,
        round,
        firstRound,
        question,
        state,
        openedAt,
        closesAt,
        closedAt,
        rules: ballot.rules,
        outcome: ballot.outcome,
        voidReason: ballot.voidReason,
      }),
    ),
    participation: { categories: participation.categories, warnings: participation.warnings },
    departures,
    comments: { counts: report.counts, undecided: report.undecided, removed: report.removed },
  };
  const files: PackedFile[] = [
    ...texts.map(({ body, fileName }) => ({ name: `text/${fileName}`, content: body })),
    ...(artefacts.hash === null ? [] : packed(artefacts.files, manifestOf(artefacts.files))).filter(
      ({ name }) => name !== 'SHA256SUMS',
    ),
    { name: 'record.json', content: `${JSON.stringify(record, null, 2)}\n` },
    { name: 'comment-decisions.csv', content: reportCsv(report.lines, ctx.settings.origin) },
    { name: 'participation.csv', content: participationCsv(participation) },
    ...ballots.flatMap((ballot, index) =>
      ballot.outcome === null ? [] : [{ name: `ballot-${index + 1}.csv`, content: ballotCsv(ballot) }],
    ),
    { name: 'audit-events.json', content: `${JSON.stringify(events, null, 2)}\n` },
  ];
  const sums = files.map(
    ({ name, content }) => `${createHash('sha256').update(content).digest('hex')}  ${name}`,
  );
  files.push({ name: 'SHA256SUMS', content: `${sums.join('\n')}\n` });
  files.unshift({
    name: 'README.txt',
    content: readme({
      title: `${reference} ${facts.title} ${number}`,
      address: record.address,
      hash,
      text: `text/${reference}-${number}.json`,
      artefacts: artefacts.hash,
      ballots: ballots.length,
      head: events.head,
      service: ctx.settings.serviceName,
      madeAt: ctx.now(),
    }),
  });
  const body = await ctx.texts.packFiles(files);
  const name = `decision-pack-${reference}-${number}`;
  return {
    body,
    mediaType: 'application/zip',
    fileName: `${name}.zip`,
    hash: `${name}-${events.head.sequence}`,
  };
}

/** Who stated the use of the version, and which exchange was shown, as it is recorded now. */
async function packedUse(tx: Tx, version: VersionRow) {
  const { statements, exchanges, without } = await loadUse(tx, version);
  return {
    statements: statements.map(({ organisation, supplier, ...one }) => ({
      product: one.product,
      supplier: supplier.name,
      statedFor: organisation.name,
      statedBy: one.statedBy,
      statedAt: one.statedAt,
      site: one.site,
      evidence: one.evidence,
      withdrawnAt: one.withdrawnAt,
      counts: one.standing === 'counts',
    })),
    exchanges: exchanges.map(({ first, second, ...one }) => ({
      requirements: one.requirements,
      products: [one.firstProduct, one.secondProduct],
      suppliers: [first.name, second.name],
      shownOn: one.shownOn,
      evidence: one.evidence,
      recordedBy: one.recordedBy,
      withdrawnAt: one.withdrawnAt,
      counts: one.counts,
    })),
    notAboutExchange: without,
  };
}

async function readFacts(ctx: Context, reference: string, number: string) {
  return await ctx.store.read(async (tx) => {
    const loaded = await loadStandard(tx, ctx, reference);
    const versions = await listVersions(tx, [loaded.standard.id]);
    const version = versions.find((one) => one.number === number);
    if (version === undefined || version.publishedAt === null) {
      throw new ServiceError(
        'not-found',
        'A decision pack is made of a published version. This one is not published, or not here.',
      );
    }
    const { about } = await versionRecord(tx, ctx, loaded, version, versions);
    const frozen = await artefactsToRead(tx, version);
    const approvals = await listApprovalsOf(tx, version.id);
    return {
      facts: {
        reference,
        number,
        title: loaded.standard.title,
        state: version.state,
        publishedAt: version.publishedAt,
        implementFrom: version.implementFrom,
        complyBy: version.complyBy,
        reviewBy: version.reviewBy,
        changeSummary: version.changeSummary,
        changeLog: version.changeLog,
        involvementRecord: version.involvementRecord,
        follows: about.previous,
        requirementChanges: about.requirements,
        contributors: about.contributors,
        mandatedAt: version.mandatedAt,
        use: await packedUse(tx, version),
        approvals: approvals.map(packedApproval),
        moves: about.moves,
      },
      artefacts: { hash: frozen.hash, files: await filesOf(tx, frozen.artefacts) },
      ballotIds: (await listBallotsOf(tx, version.id)).map(({ id }) => id).reverse(),
      events: await eventsOfVersion(tx, version.id),
      participation: await participationIn(tx, version),
      departures: await departuresFrom(tx, version.id),
    };
  });
}

/** An approval of a mandate that ended before the second one is kept, and says that it does not count. */
function packedApproval(approval: Awaited<ReturnType<typeof listApprovalsOf>>[number]) {
  const { purpose, requestedAt, decidedAt, state, noticeReason, decisions } = approval;
  const counting = state === 'approved' ? decisiveApprovals(decisions) : decisions;
  return {
    purpose,
    requestedAt,
    decidedAt,
    state,
    noticeReason,
    decisions: decisions.map((one) => {
      const { leadName, authority, decision, hash, statement, points, at } = one;
      return { leadName, authority, decision, hash, statement, points, at, counts: counting.includes(one) };
    }),
  };
}
