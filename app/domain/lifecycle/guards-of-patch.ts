import { demand, type Reason } from '../decision';
import { daysAfter } from '../london-time';
import type { FactsOfMove, VersionFacts } from './facts';
import { guardApprovals } from './guards-to-approval';
import { isOnWay, type MoveName } from './moves';
import { guardNotice } from './notice';

/** Calendar days in London. */
const PATCH_NOTICE_DAYS = 14;

const ASKED = {
  rule: 'LC-32',
  days: PATCH_NOTICE_DAYS,
  missing: 'patch-notice-missing',
  tooShort: 'patch-notice-too-short',
} as const;

/** The moment from which a patch may be approved whose notice was given then, unless a hold moves it (LC-52). */
export function noticeOfPatchEnds(givenAt: Date): Date {
  return daysAfter(givenAt, PATCH_NOTICE_DAYS);
}

/** LC-43: a patch goes by notice, and nothing else does. */
export function guardWay({ isPatch = false }: VersionFacts, move: MoveName): readonly Reason[] {
  return demand(isOnWay(move, isPatch), 'LC-43', isPatch ? 'patch-goes-by-notice' : 'not-a-patch');
}

export function guardPatchNotice(facts: FactsOfMove['give-patch-notice']): readonly Reason[] {
  const { hash, publishedHash, requirementsTouched, definitionsTouched, impact, because } = facts;
  return [
    ...demand(!facts.mandateUnderWay, 'LC-43', 'mandate-under-way'),
    ...demand(facts.sound, 'LC-44', 'patch-text-unsound'),
    ...demand(
      hash === '' || hash !== publishedHash || facts.artefactsTouched,
      'LC-44',
      'patch-changes-nothing',
    ),
    ...demand(requirementsTouched.length === 0, 'LC-44', 'patch-touches-requirements', {
      count: requirementsTouched.length,
      requirements: requirementsTouched.join(', '),
    }),
    ...demand(definitionsTouched.length === 0, 'LC-44', 'patch-touches-artefacts', {
      count: definitionsTouched.length,
      artefacts: definitionsTouched.join(', '),
    }),
    ...demand(impact === null || impact === 'editorial', 'LC-44', 'patch-beyond-editorial', {
      because: because.join(', '),
    }),
    ...demand(facts.confirmed, 'LC-44', 'editorial-not-confirmed'),
    ...demand(facts.reason.trim() !== '', 'LC-44', 'editorial-reason-missing'),
  ];
}

export function guardPatch(facts: FactsOfMove['patch'], now: Date): readonly Reason[] {
  const { impact, noticeEndsAt } = facts;
  return [
    ...demand(impact === 'editorial', 'LC-32', 'change-not-editorial'),
    ...guardNotice(ASKED, noticeEndsAt, now),
    ...guardApprovals('LC-32', facts, facts.hash, 1),
  ];
}
