import { countUndecided, listBallotsOf } from '../../../db/queries/version-record';
import type { Tx } from '../../../db/store';
import type { BallotResult } from '../../domain/ballot/closing';
import { unmetOf } from '../../domain/decision';
import { decideMandateProof } from '../../domain/mandate-proof';
import { namesInWords } from '../../domain/names-in-words';
import { reasonsInWords, sayReason } from '../../domain/reason-sentences';
import { reportPath } from '../comments/comment-address';
import { loadUse, type UseOfVersion } from '../use/load-use.server';
import { takenOutWords } from '../use/taken-out-words';
import { pathOfUse } from '../versions/version-address';
import {
  appliedEvidence,
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

type ProvenUse = Pick<UseOfVersion, 'proof' | 'statements' | 'without'>;

/** The proof before a mandate, demand by demand. */
export function proofLines(use: ProvenUse): readonly ProofLine[] {
  const unmet = unmetOf(decideMandateProof(use.proof));
  return TITLES.map(([rule, title]) => {
    const reason = unmet.find((one) => one.rule === rule);
    if (reason === undefined) return { rule, title, met: true, words: metWords(rule, use) };
    return { rule, title, met: false, words: reasonsInWords([sayReason(reason)]) };
  });
}

function metWords(rule: (typeof TITLES)[number][0], { proof, statements, without }: ProvenUse): string {
  const counted = statements.filter(({ standing }) => standing === 'counts');
  const own = counted.filter(({ bySupplier }) => bySupplier);
  const names = (all: readonly string[]) => [...new Set(all)].join(', ');
  switch (rule) {
    case 'CF-1':
      return `${proof.statements.length} statements name this version.`;
    case 'CF-2':
      return `From ${families(own).join('; ')}.`;
    case 'CF-3':
      return `${names(own.filter((one) => one.supplierIsSmall).map(({ supplier }) => supplier.name))}.`;
    case 'CF-4':
      return `${names(counted.map(({ site }) => site).filter((site) => site !== ''))}.`;
    case 'CF-5':
      return [shownWords(proof.exchangeMusts.length), takenOutCount(without.length)].join(' ').trim();
  }
}

/** The suppliers by name, those of one family together: as many as state it, they are one. */
function families(own: ProvenUse['statements']): readonly string[] {
  const named = [...new Set(own.map(({ supplierGroup }) => supplierGroup))].map((group) => {
    const family = own.filter(({ supplierGroup }) => supplierGroup === group);
    const names = [...new Set(family.map(({ supplier }) => supplier.name))].sort();
    return names.length === 1 ? names.join('') : `${namesInWords(names)} (one family of organisations)`;
  });
  return named.sort();
}

function shownWords(count: number): string {
  if (count === 0) return 'No MUST of this version is about exchange.';
  const which = count === 1 ? 'The one MUST about exchange was' : `All ${count} MUSTs about exchange were`;
  return `${which} shown between two independent products.`;
}

function takenOutCount(count: number): string {
  if (count === 0) return '';
  return `${count === 1 ? 'One was' : `${count} were`} taken out as not about exchange.`;
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
  const use = await loadUse(tx, version);
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
          : `${undecided === 1 ? 'One comment filed with a vote has' : `${undecided} comments filed with votes have`} no decision yet.`,
      href: reportPath(reference, version.number),
    },
    await appliedEvidence(tx, on),
    ...proofLines(use).map(
      ({ title, met, words }): Evidence => ({ title, status: met ? 'done' : 'missing', words, href }),
    ),
    takenOutEvidence(use, href),
    ...(await reviewEvidence(tx, on)),
    await objectionEvidence(tx, on, 'weigh'),
    await departureEvidence(tx, on),
  ];
}

/** What the proof was spared: the Leads judge whether rightly. */
function takenOutEvidence({ without, musts }: UseOfVersion, href: string): Evidence {
  return {
    title: 'MUSTs taken out as not about exchange',
    status: without.length === 0 ? 'done' : 'weigh',
    words: without.length === 0 ? 'None.' : `${without.length} of ${musts.length}. ${takenOutWords(without)}`,
    href,
  };
}
