import type { Office, VersionState } from '../../../db/words';
import { unless } from './attempt';
import type { Facts, OrganisationFacts } from './facts';

/** PM-3: who is signed in and not suspended. */
export function account(facts: Facts, who: string): readonly string[] {
  const person = facts.people[who];
  return unless(person !== undefined && !person.suspended, 'PM-3');
}

export const holds = (facts: Facts, who: string, office: Office): boolean =>
  facts.people[who]?.offices.has(office) ?? false;

/** Everybody who holds an office. */
export const withOffice = (facts: Facts, office: Office): readonly string[] =>
  Object.keys(facts.people).filter((who) => holds(facts, who, office));

export const asLead = (facts: Facts, who: string, rule: string): readonly string[] => [
  ...account(facts, who),
  ...unless(holds(facts, who, 'lead'), rule),
];

export const asChair = (facts: Facts, who: string, rule: string): readonly string[] => [
  ...account(facts, who),
  ...unless(facts.chair === who, rule),
];

export const asChairOrEditor = (facts: Facts, who: string, rule: string): readonly string[] => [
  ...account(facts, who),
  ...unless(facts.chair === who || facts.editors.has(who), rule),
];

/** PM-18: a Lead who neither edited, chaired nor voted on the version. */
export function asUninvolvedLead(facts: Facts, who: string): readonly string[] {
  return [...asLead(facts, who, 'PM-18'), ...unless(!tookPart(facts, who), 'PM-18')];
}

export function tookPart(facts: Facts, who: string): boolean {
  const person = facts.people[who];
  return person !== undefined && (person.edited || person.chaired || person.voted);
}

/** PM-17: the representative or the alternate of a verified organisation. */
export function asVoter(facts: Facts, who: string, organisation: string): readonly string[] {
  const of = facts.organisations[organisation];
  const speaks = of !== undefined && (of.representative === who || of.alternate === who);
  return [...account(facts, who), ...unless(speaks, 'PM-17'), ...standingFor(of, who, 'PM-17')];
}

/** PM-34: what its members are refused for a suspended organisation is not for want of being verified. */
export function standingFor(of: OrganisationFacts | undefined, who: string, rule: string): readonly string[] {
  if (of?.members.has(who) !== true) return [];
  return of.suspended ? ['PM-34'] : unless(of.verified, rule);
}

export const inGoodStanding = (of: OrganisationFacts | undefined): boolean =>
  of?.verified === true && !of.suspended;

/** Organisations of the walk that could vote. */
export const voters = (facts: Facts): readonly string[] =>
  Object.keys(facts.organisations).filter((name) => facts.organisations[name]?.representative !== null);

/** LC-1: from which states each move leaves, as the process says it. */
const BEFORE_PUBLISHED: readonly VersionState[] = [
  'proposed',
  'drafting',
  'consultation',
  'resolution',
  'ballot',
  'awaiting-approval',
];
const LEAVES: Readonly<Record<string, readonly VersionState[]>> = {
  'begin-drafting': ['proposed'],
  'open-consultation': ['drafting'],
  'resume-drafting': ['resolution'],
  'open-ballot': ['resolution'],
  'send-for-approval': ['ballot'],
  'return-to-resolution': ['ballot'],
  'send-back': ['awaiting-approval'],
  'open-mandate-ballot': ['published'],
  deprecate: ['published', 'effective'],
  retire: ['deprecated'],
  hold: BEFORE_PUBLISHED,
  resume: ['on-hold'],
  cancel: [...BEFORE_PUBLISHED, 'on-hold'],
};

export function leaves(facts: Facts, move: string): readonly string[] {
  return unless(
    (LEAVES[move] ?? []).some((state) => state === facts.state),
    'LC-1',
  );
}
