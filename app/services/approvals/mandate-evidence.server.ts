import { countUndecided, listBallotsOf } from '../../../db/queries/version-record';
import type { Tx } from '../../../db/store';
import { unmetOf } from '../../domain/decision';
import { decideMandateProof } from '../../domain/mandate-proof';
import { sayReason } from '../../domain/reason-sentences';
import type { BallotResult } from '../ballots/ballot-result';
import { loadUse, type UseOfVersion } from '../use/load-use.server';
import { pathOfUse } from '../versions/version-address';
import {
  departureEvidence,
  type Evidence,
  type EvidenceOn,
  frozenEvidence,
  objectionEvidence,
  reviewEvidence,
} from './evidence.server';

/** One demand of the proof, met or with what is missing and who cures it. */
export interface ProofLine {
  readonly rule: string;
  readonly title: string;
  readonly met: boolean;
  readonly words: string;
}

const TITLES = [
  ['CF-1', 'Statements of use'],
  ['CF-2', 'Unrelated suppliers'],
  ['CF-3', 'A small or medium supplier'],
  ['CF-4', 'A live NHS or care site'],
  ['CF-5', 'Exchange shown'],
] as const;

/** The proof before a mandate, demand by demand. */
export function proofLines(use: Pick<UseOfVersion, 'proof' | 'statements'>): readonly ProofLine[] {
  const unmet = unmetOf(decideMandateProof(use.proof));
  return TITLES.map(([rule, title]) => {
    const reason = unmet.find((one) => one.rule === rule);
    if (reason === undefined) return { rule, title, met: true, words: metWords(rule, use) };
    const { sentence, help } = sayReason(reason);
    return { rule, title, met: false, words: `${sentence} ${help}`.trim() };
  });
}

function metWords(
  rule: (typeof TITLES)[number][0],
  { proof, statements }: Pick<UseOfVersion, 'proof' | 'statements'>,
): string {
  const counted = statements.filter(({ counts }) => counts);
  const names = (all: readonly string[]) => [...new Set(all)].join(', ');
  switch (rule) {
    case 'CF-1':
      return `${proof.statements.length} statements name this version.`;
    case 'CF-2':
      return `From ${names(counted.map(({ supplier }) => supplier.name))}.`;
    case 'CF-3':
      return `${names(counted.filter((one) => one.supplierIsSmall).map(({ supplier }) => supplier.name))}.`;
    case 'CF-4':
      return `${names(counted.map(({ site }) => site).filter((site) => site !== ''))}.`;
    case 'CF-5':
      return proof.exchangeMusts.length === 0
        ? 'No MUST of this version is about exchange.'
        : `All ${proof.exchangeMusts.length} MUSTs about exchange were shown between two independent products.`;
  }
}

/** Everything that a mandate of a published text rests on. */
export async function mandateEvidence(tx: Tx, on: EvidenceOn): Promise<Evidence[]> {
  const { reference, version, approval } = on;
  const ballot = (await listBallotsOf(tx, version.id)).find(
    ({ track, state }) => track === 'mandatory' && state === 'closed',
  );
  const result = (ballot?.result ?? null) as BallotResult | null;
  const undecided = await countUndecided(tx, version.id, true);
  const href = pathOfUse(reference, version.number);
  return [
    ...(await frozenEvidence(tx, approval)),
    {
      title: 'Mandatory-track ballot',
      status: result?.passed ? 'done' : 'missing',
      words: result?.words ?? 'No ballot on a mandate has closed.',
      href: ballot ? `/ballots/${ballot.id}` : null,
    },
    {
      title: 'Comments of the ballot decided',
      status: undecided === 0 ? 'done' : 'missing',
      words:
        undecided === 0
          ? 'Every comment filed with a vote has a decision.'
          : `${undecided} filed with votes still without a decision.`,
      href: `/standards/${reference}/${version.number}/disposition-report`,
    },
    ...proofLines(await loadUse(tx, version)).map(
      ({ title, met, words }): Evidence => ({ title, status: met ? 'done' : 'missing', words, href }),
    ),
    ...(await reviewEvidence(tx, on)),
    await objectionEvidence(tx, on, 'weigh'),
    await departureEvidence(tx, on),
  ];
}
