import { data, redirect } from '@remix-run/node';
import { z } from 'zod';
import type { ApprovalPurpose } from '../../../db/words';
import { type TypedDate, typedDate } from '../../components/form/typed-date';
import type { ReasonWord } from '../../domain/reason-words';
import { dateBoxes, optionalText, type TypedValues, ticked } from '../../http/form.server';
import { refuseOnVersion } from '../../http/refuse-on-version.server';
import { orOvertaken, refuseForm } from '../../http/respond.server';
import { approveMandate } from '../../services/approvals/approve-mandate.server';
import { approvePatch } from '../../services/approvals/approve-patch.server';
import { approve, sendBack } from '../../services/approvals/decide-approval.server';
import type { Context } from '../../services/context';
import type { FieldOfReason } from '../../services/field-errors';
import { confirmPerson } from '../../services/people/confirm-person.server';

/** The decision of a Lead, on a publication or on a mandate. */
export const approvalForm = z.object({
  decision: z.enum(['approved', 'returned', 'rejected'], { message: 'Choose a decision.' }),
  hash: z.string().length(64, 'Reload the page: the hash of the text is missing.'),
  artefacts: optionalText(64, 'Reload the page.'),
  statement: optionalText(4000, 'The statement must be 4,000 characters or fewer.'),
  reason: optionalText(4000, 'The reason must be 4,000 characters or fewer.'),
  points: optionalText(4000, 'The points must be 4,000 characters or fewer.'),
  noticeReason: optionalText(2000, 'The reason must be 2,000 characters or fewer.'),
  reviewed: ticked(),
  password: z.string().optional().default(''),
  ...dateBoxes('review'),
  ...dateBoxes('implement'),
  ...dateBoxes('comply'),
});

type ApprovalForm = z.infer<typeof approvalForm>;

interface Deciding {
  readonly approvalId: string;
  readonly versionId: string;
  readonly purpose: ApprovalPurpose;
  readonly values: TypedValues;
}

/** Carries out what a Lead decided; the password is asked for when everything else is sound. */
export async function carryOut(
  ctx: Context,
  { approvalId, versionId, purpose, values }: Deciding,
  input: ApprovalForm,
) {
  const review = dateOf(input, 'review', 'review date');
  const implement = dateOf(input, 'implement', 'implement-from date');
  const comply = dateOf(input, 'comply', 'comply-by date');
  const approved = input.decision === 'approved';
  const mandate = purpose === 'mandate';
  const patch = purpose === 'patch';
  const errors = approved
    ? {
        ...(input.statement === '' ? { statement: 'Write the statement that is published.' } : {}),
        ...(input.reviewed ? {} : { reviewed: 'Confirm that you have reviewed the text and the evidence.' }),
        // A patch keeps the dates of the version that it corrects.
        ...faultOf('review', review, patch ? null : 'Enter the date by which the standard is reviewed.'),
        ...faultOf('implement', implement, mandate ? 'Enter the date from which to implement it.' : null),
        ...faultOf('comply', comply, mandate ? 'Enter the date by which to comply with it.' : null),
      }
    : {};
  if (Object.keys(errors).length > 0) return refuseForm(errors, values);
  const confirmed = await confirmPerson(ctx, input.password);
  if (!confirmed.ok) return data({ errors: confirmed.errors, values }, { status: confirmed.status });
  const confirmedAt = confirmed.result.at;
  const { hash, artefacts, statement, reason, noticeReason } = input;
  const read = { approvalId, hash, artefacts, confirmedAt };
  const decide = async () => {
    if (input.decision !== 'approved') {
      return await sendBack(ctx, {
        ...read,
        decision: input.decision,
        reason,
        points: linesOf(input.points),
      });
    }
    if (patch) return await approvePatch(ctx, { ...read, statement });
    const [reviewBy, implementFrom] = [noonOf(review), noonOf(implement)];
    if (!mandate) return await approve(ctx, { ...read, statement, reviewBy, implementFrom });
    const terms = { implementFrom, complyBy: noonOf(comply), reviewBy, noticeReason };
    return await approveMandate(ctx, { ...read, statement, terms });
  };
  return await orOvertaken(async () => {
    const decision = await decide();
    if (decision.allowed) return redirect(`/approvals/${approvalId}`);
    const { reviewed, ...unread } = values;
    // Who read something else has not reviewed what the page shows now.
    const stale = decision.reasons.some(({ word }) => OF_ANOTHER_READING.includes(word));
    const fields = FIELDS[approved ? 'approved' : 'sent-back'];
    return await refuseOnVersion(ctx, versionId, decision, stale ? unread : values, fields);
  }, values);
}

const OF_ANOTHER_READING: readonly ReasonWord[] = ['approved-hash-differs', 'artefacts-differ'];

/** The field in which a Lead meets each demand of the rules. */
const FIELDS: Readonly<Record<'approved' | 'sent-back', FieldOfReason>> = {
  approved: {
    'reasons-missing': 'statement',
    'review-date-missing': 'review',
    'review-date-too-far': 'review',
    'implement-from-past': 'implement',
    'mandate-implement-from-past': 'implement',
    'implement-from-too-far': 'implement',
    'comply-by-too-far': 'comply',
    'implement-from-missing': 'implement',
    'comply-by-missing': 'comply',
    'dates-out-of-order': 'comply',
    'mandate-notice-too-short': 'noticeReason',
  },
  'sent-back': { 'public-reason-missing': 'reason', 'points-missing': 'points' },
};

/** One point on each line. */
function linesOf(points: string): string[] {
  return points
    .split('\n')
    .map((point) => point.trim())
    .filter((point) => point !== '');
}

function dateOf(input: ApprovalForm, name: 'review' | 'implement' | 'comply', thing: string): TypedDate {
  return typedDate(
    { day: input[`${name}-day`], month: input[`${name}-month`], year: input[`${name}-year`] },
    thing,
  );
}

/** @param missing what an empty date is answered with; null where it may be left out */
function faultOf(name: string, typed: TypedDate, missing: string | null): Record<string, string> {
  if (typed.kind === 'faulty') return { [name]: typed.sentence };
  return typed.kind === 'empty' && missing !== null ? { [name]: missing } : {};
}

function noonOf(typed: TypedDate): Date | null {
  return typed.kind === 'date' ? new Date(`${typed.iso}T12:00:00Z`) : null;
}
