import { findBallot } from '../../../db/queries/ballots';
import { findVersionById } from '../../../db/queries/versions';
import { monthsAfter } from '../../domain/london-time';
import { approveMandate } from '../approvals/approve-mandate.server';
import { askForMandate } from '../approvals/ask-for-mandate.server';
import { openMandateBallot } from '../ballots/open-mandate-ballot.server';
import { recirculateBallot } from '../ballots/recirculate-ballot.server';
import { mustsOf } from '../use/load-use.server';
import { recordExchange, recordNoExchange } from '../use/record-exchange.server';
import { stateUse } from '../use/state-use.server';
import type { PersonKey } from './sample-people';
import { granted, type Stage } from './stage.server';
import type { VersionWork } from './version-work.server';

export async function mandateBallot(
  stage: Stage,
  work: VersionWork,
  who: PersonKey,
  question: string,
): Promise<void> {
  const { versionId } = work;
  const opened = await openMandateBallot(await stage.as(who), { versionId, question });
  work.ballotId = granted(`mandate ballot on ${work.reference}`, opened).ballotId;
}

export async function sendRound(stage: Stage, work: VersionWork, who: PersonKey): Promise<void> {
  const { ballotId } = work;
  granted('second round', await recirculateBallot(await stage.as(who), { ballotId }));
}

export async function askForTheMandate(stage: Stage, work: VersionWork, who: PersonKey): Promise<void> {
  const asked = await askForMandate(await stage.as(who), { ballotId: work.ballotId });
  work.approvalId = granted(`mandate of ${work.reference}`, asked).approvalId;
}

/** The first of two Leads approves: implement in four months, comply in fourteen, review in three years. */
export async function approveFirst(
  stage: Stage,
  work: VersionWork,
  who: PersonKey,
  statement: string,
): Promise<void> {
  const ballot = await findBallot(stage.tx, work.ballotId);
  const ctx = await stage.as(who);
  const now = ctx.now();
  const given = await approveMandate(ctx, {
    approvalId: work.approvalId,
    hash: ballot?.hash ?? '',
    artefacts: ballot?.artefactsHash ?? '',
    statement,
    terms: {
      implementFrom: monthsAfter(now, 4),
      complyBy: monthsAfter(now, 14),
      reviewBy: monthsAfter(now, 36),
      noticeReason: '',
    },
    confirmedAt: now,
  });
  granted(`first approval of the mandate of ${work.reference}`, given);
}

/** A statement of use: who states it, of whose product, and where it is live; '' where it is not. */
export async function state(
  stage: Stage,
  work: VersionWork,
  who: PersonKey,
  organisation: string,
  use: {
    readonly supplier: string;
    readonly product: string;
    readonly site: string;
    readonly evidence: string;
  },
): Promise<void> {
  const { supplier, product, site, evidence } = use;
  const stated = await stateUse(await stage.as(who), {
    versionId: work.versionId,
    organisationId: stage.organisation(organisation).id,
    supplierId: stage.organisation(supplier).id,
    product,
    live: site !== '',
    site,
    evidence,
  });
  granted(`use of ${product}`, stated);
}

export interface SampleExchange {
  readonly first: readonly [product: string, supplier: string];
  readonly second: readonly [product: string, supplier: string];
  readonly evidence: string;
  /** Keys of the requirements in the text. */
  readonly by: readonly string[];
}

export async function exchange(
  stage: Stage,
  work: VersionWork,
  who: PersonKey,
  { first, second, evidence, by }: SampleExchange,
): Promise<void> {
  const ctx = await stage.as(who);
  const shown = await recordExchange(ctx, {
    versionId: work.versionId,
    requirements: by.map((key) => work.refOf(key)),
    firstProduct: first[0],
    firstSupplierId: stage.organisation(first[1]).id,
    secondProduct: second[0],
    secondSupplierId: stage.organisation(second[1]).id,
    evidence,
    shownOn: ctx.now(),
  });
  granted('exchange shown', shown);
}

/** Every MUST but those that exchange was shown for is about something else, for this reason. */
export async function restWithoutExchange(
  stage: Stage,
  work: VersionWork,
  who: PersonKey,
  shown: readonly string[],
  reason: string,
): Promise<void> {
  const version = await findVersionById(stage.tx, work.versionId);
  if (!version) throw new Error(`The sample lost ${work.reference} ${work.number}.`);
  const refs = shown.map((key) => work.refOf(key));
  const requirements = (await mustsOf(stage.tx, version))
    .map(({ ref }) => ref)
    .filter((ref) => !refs.includes(ref));
  const { versionId } = work;
  granted('no exchange', await recordNoExchange(await stage.as(who), { versionId, requirements, reason }));
}
