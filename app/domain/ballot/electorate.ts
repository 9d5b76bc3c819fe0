import type { InterestCategory } from '../../../db/words';
import { type Decision, decide, demand, unmetOf } from '../decision';
import { may } from '../permissions';
import type { ActorFacts } from '../permissions/actor';

/** One organisation in the electorate of one ballot, copied there when the ballot opens. */
export interface Enrolment {
  readonly organisationId: string;
  /** The organisation at the top of its family: parent and subsidiaries have one vote together. */
  readonly groupId: string;
  readonly category: InterestCategory;
}

/** One vote: a family of organisations, with the category that the first of them to enrol declared. */
export interface Voter {
  readonly groupId: string;
  readonly category: InterestCategory;
  readonly organisationIds: readonly string[];
}

export interface ParentFacts {
  readonly organisationId: string;
  readonly parentId: string | null;
}

/**
 * The organisation at the top of each one's family. A ring of parents, which only a mistake makes, is one
 * family under the smallest of its ids.
 */
export function familiesOf(organisations: readonly ParentFacts[]): ReadonlyMap<string, string> {
  const parents = new Map(organisations.map(({ organisationId, parentId }) => [organisationId, parentId]));
  const topOf = (start: string): string => {
    const walked = [start];
    for (;;) {
      const at = walked[walked.length - 1] ?? start;
      const parent = parents.get(at) ?? null;
      if (parent === null) return at;
      const ring = walked.indexOf(parent);
      if (ring >= 0) return walked.slice(ring).sort()[0] ?? parent;
      walked.push(parent);
    }
  };
  return new Map(organisations.map(({ organisationId }) => [organisationId, topOf(organisationId)]));
}

/** The votes of an electorate, in the order in which their families enrolled. */
export function votersOf(enrolled: readonly Enrolment[]): readonly Voter[] {
  const voters = new Map<
    string,
    { groupId: string; category: InterestCategory; organisationIds: string[] }
  >();
  for (const { organisationId, groupId, category } of enrolled) {
    const voter = voters.get(groupId);
    if (voter === undefined) voters.set(groupId, { groupId, category, organisationIds: [organisationId] });
    else if (!voter.organisationIds.includes(organisationId)) voter.organisationIds.push(organisationId);
  }
  return [...voters.values()];
}

/**
 * The enrolments that a new ballot on the same version begins with: everybody who was enrolled in the earlier
 * one and whose organisation is still verified.
 */
export function carriedOver(
  earlier: readonly Enrolment[],
  verified: ReadonlySet<string>,
): readonly Enrolment[] {
  return earlier.filter(({ organisationId }) => verified.has(organisationId));
}

/** Whether words say whose interest it is: that it is nobody's, an adviser for pay cannot say. */
export function namesAnInterest(words: string): boolean {
  const said = words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return !['', 'none', 'no', 'nil', 'na', 'nobody', 'noone', 'nothing', 'notapplicable'].includes(said);
}

export interface EnrolmentRequest {
  readonly organisationId: string;
  readonly category: InterestCategory | null;
  /** Whether the organisation advises others for pay, and so must say whose interest it carries. */
  readonly consultant: boolean;
  readonly interestCarried: string;
}

/** Whether an organisation may enrol for a ballot that is being prepared. */
export function decideEnrolment(
  ballot: { readonly opened: boolean; readonly enrolled: readonly Enrolment[] },
  request: EnrolmentRequest,
  actor: ActorFacts,
): Decision {
  const known = ballot.enrolled.some(({ organisationId }) => organisationId === request.organisationId);
  const named =
    request.category !== null && (!request.consultant || namesAnInterest(request.interestCarried));
  const unmet = [
    ...unmetOf(may(actor, 'enrol', request)),
    ...demand(!ballot.opened, 'BL-5', 'enrolment-closed'),
    ...demand(!known, 'BL-5', 'already-enrolled'),
    ...demand(named, 'BL-6', 'interest-not-named'),
  ];
  return decide(unmet, () => undefined);
}
