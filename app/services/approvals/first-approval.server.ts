import { type ApprovalRow, listApprovalDecisions } from '../../../db/queries/approvals';
import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { againstFirst, decisiveApprovals, type FirstApproval, type MandateTerms } from '../../domain/mandate';
import { type ActorFacts, holdsOffice } from '../../domain/permissions/actor';
import type { TookPart } from '../../domain/permissions/things';
import { personFacts } from '../people/actor-facts.server';
import { partTakenBy } from '../versions/load-version.server';

/** The terms that the first Lead set. */
export function termsOf({ implementFrom, complyBy, reviewBy, noticeReason }: ApprovalRow): MandateTerms {
  return { implementFrom, complyBy, reviewBy, noticeReason };
}

/** A Lead as the rules see them now, whoever acts. */
async function leadNow(tx: Tx, version: VersionRow, leadId: string) {
  const lead: ActorFacts = (await personFacts(tx, leadId)) ?? { kind: 'anonymous' };
  return { lead, tookPart: await partTakenBy(tx, version, leadId) };
}

/** The latest approval of a mandate that still waits, which set its terms, whether or not it counts; null before that. */
export async function firstApproval(
  tx: Tx,
  approval: ApprovalRow,
  version: VersionRow,
): Promise<FirstApproval | null> {
  const latest = (await listApprovalDecisions(tx, approval.id)).at(-1);
  if (latest === undefined) return null;
  const { leadId, hash } = latest;
  return { leadId, hash, terms: termsOf(approval), ...(await leadNow(tx, version, leadId)) };
}

/** The same where it counts as the first of two; null where another Lead has to approve first. */
export async function standingApproval(
  tx: Tx,
  approval: ApprovalRow,
  version: VersionRow,
): Promise<FirstApproval | null> {
  const first = await firstApproval(tx, approval, version);
  return first !== null && againstFirst(version, first).length === 0 ? first : null;
}

/** The decisions on an approval, each with why it does not count any more; null for one that does. */
export async function decisionsOn(tx: Tx, approval: ApprovalRow, version: VersionRow) {
  const decisions = await listApprovalDecisions(tx, approval.id);
  const given = decisions.filter(({ decision }) => decision === 'approved');
  const counting =
    approval.state === 'waiting'
      ? given.slice((await standingApproval(tx, approval, version)) === null ? given.length : -1)
      : decisiveApprovals(given);
  const seen = [];
  for (const one of decisions) {
    const counts = approval.purpose !== 'mandate' || one.decision !== 'approved' || counting.includes(one);
    seen.push({ ...one, lapsed: counts ? null : await whyLapsed(tx, version, one.leadId) });
  }
  return seen;
}

async function whyLapsed(tx: Tx, version: VersionRow, leadId: string): Promise<string> {
  const { lead, tookPart } = await leadNow(tx, version, leadId);
  if (tookPart.length > 0) return involvement(tookPart);
  const acts = lead.kind === 'person' && holdsOffice(lead, 'lead') && !lead.suspended;
  return acts ? 'could not decide when another Lead approved first' : 'does not act as a Lead any more';
}

/** Who edits and chairs is public; who cast the vote of an organisation is not, and is not told apart. */
export function involvement(parts: readonly TookPart[]): string {
  if (parts.includes('chaired')) return 'chaired this version';
  return parts.includes('edited') ? 'edited this version' : 'took part in this version';
}
