import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { DateTimeText } from '../../components/date-text';
import { typedDate } from '../../components/form/typed-date';
import { Hash } from '../../components/hash';
import { ObjectionsTo } from '../../components/objections-to';
import { Page } from '../../components/page';
import { Split } from '../../components/split';
import { ApprovalStateTag } from '../../components/state-tag';
import { SummaryList } from '../../components/summary-list';
import { TaskList } from '../../components/task-list';
import { optionalText, readForm, ticked } from '../../http/form.server';
import { refuseDecision } from '../../http/refusal.server';
import { door, memberDoor, refuseForm } from '../../http/respond.server';
import { approve, sendBack } from '../../services/approvals/decide-approval.server';
import { type ApprovalView, viewApproval } from '../../services/approvals/view-approval.server';
import { confirmPerson, isAskedForPassword } from '../../services/people/confirm-person.server';
import { ApprovalForm } from './approval-form';
import { ApprovalRecord } from './approval-record';

export const loader = door(async ({ ctx, params }) => ({
  ...(await viewApproval(ctx, params.id ?? '')),
  asksForPassword: ctx.actor.kind === 'person' && (await isAskedForPassword(ctx)),
}));

const datePart = z.string().trim().max(4).optional().default('');

const form = z.object({
  decision: z.enum(['approved', 'returned', 'rejected'], { message: 'Choose a decision.' }),
  hash: z.string().length(64, 'Reload the page: the hash of the text is missing.'),
  artefacts: optionalText(64, 'Reload the page.'),
  statement: optionalText(4000, 'The statement must be 4,000 characters or fewer.'),
  reason: optionalText(4000, 'The reason must be 4,000 characters or fewer.'),
  points: optionalText(4000, 'The points must be 4,000 characters or fewer.'),
  reviewed: ticked(),
  password: z.string().optional().default(''),
  'review-day': datePart,
  'review-month': datePart,
  'review-year': datePart,
  'implement-day': datePart,
  'implement-month': datePart,
  'implement-year': datePart,
});

export const action = memberDoor(async ({ ctx, request, context, params }) => {
  const read = await readForm(request, context, form);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const approvalId = params.id ?? '';
  const input = read.data;
  if (input.decision !== 'approved') {
    const confirmed = await confirmPerson(ctx, input.password);
    if (!confirmed.ok)
      return data({ errors: confirmed.errors, values: read.values }, { status: confirmed.status });
    const points = input.points.split('\n').map((point) => point.trim());
    const decision = await sendBack(ctx, {
      approvalId,
      decision: input.decision,
      reason: input.reason,
      confirmedAt: confirmed.result.at,
      points: points.filter((point) => point !== ''),
    });
    return decision.allowed ? redirect(`/approvals/${approvalId}`) : refuseDecision(decision, read.values);
  }
  const review = typedDate(
    { day: input['review-day'], month: input['review-month'], year: input['review-year'] },
    'review date',
  );
  const implement = typedDate(
    { day: input['implement-day'], month: input['implement-month'], year: input['implement-year'] },
    'implement-from date',
  );
  const errors = {
    ...(input.statement === '' ? { statement: 'Write the statement that is published.' } : {}),
    ...(input.reviewed ? {} : { reviewed: 'Confirm that you have reviewed the text and the evidence.' }),
    ...(review.kind === 'faulty' ? { review: review.sentence } : {}),
    ...(review.kind === 'empty' ? { review: 'Enter the date by which the standard is reviewed.' } : {}),
    ...(implement.kind === 'faulty' ? { implement: implement.sentence } : {}),
  };
  if (Object.keys(errors).length > 0) return refuseForm(errors, read.values);
  const confirmed = await confirmPerson(ctx, input.password);
  if (!confirmed.ok)
    return data({ errors: confirmed.errors, values: read.values }, { status: confirmed.status });
  const decision = await approve(ctx, {
    approvalId,
    confirmedAt: confirmed.result.at,
    hash: input.hash,
    artefacts: input.artefacts,
    statement: input.statement,
    reviewBy: review.kind === 'date' ? new Date(`${review.iso}T12:00:00Z`) : null,
    implementFrom: implement.kind === 'date' ? new Date(`${implement.iso}T12:00:00Z`) : null,
  });
  return decision.allowed ? redirect(`/approvals/${approvalId}`) : refuseDecision(decision, read.values);
});

export const meta = ({ data }: { data?: ApprovalView }) => [
  { title: data ? `Approval of ${data.standard.reference} ${data.version.number}` : 'Approval' },
];

const STATUS = {
  done: { status: 'Done', colour: 'green' },
  missing: { status: 'Missing', colour: 'red' },
  'not-needed': { status: 'Not needed', colour: 'grey' },
  weigh: { status: 'To weigh', colour: 'yellow' },
} as const;

export default function ApprovalPage() {
  const approval = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const { standard, version } = approval;
  return (
    <Page
      caption={`${standard.reference} ${standard.title}`}
      title={`Approve version ${version.number}`}
      crumbs={[
        { text: 'Standards', href: '/standards' },
        { text: standard.reference, href: `/standards/${standard.reference}` },
        { text: 'Approvals', href: '/approvals' },
      ]}
      head={<ApprovalStateTag state={approval.state} />}
      failure={failure}
    >
      <Split
        aside={
          <>
            <h2 className="nhsuk-heading-m">What is asked</h2>
            <SummaryList
              rows={[
                { key: 'Authority', value: approval.authority },
                { key: 'Asked by', value: approval.requestedBy },
                { key: 'Asked on', value: <DateTimeText at={approval.requestedAt} /> },
                { key: 'Leads', value: approval.leads.join(', ') || 'Nobody holds the office' },
                { key: 'Change', value: version.changeSummary || null },
              ]}
            />
            <Hash value={approval.hash} label="Hash of the text" />
            <p>
              <a href={`/texts/${approval.hash}`}>Read the exact text</a>
            </p>
            {approval.artefactsHash === null ? null : (
              <>
                <Hash value={approval.artefactsHash} label="Hash of the artefacts" />
                <p>
                  <a href={`/artefacts/${approval.artefactsHash}`}>Look at the artefacts frozen with it</a>
                </p>
              </>
            )}
            <p>
              <a href={version.path}>See the version’s public page</a>
            </p>
            <ObjectionsTo {...approval.objections} />
          </>
        }
      >
        <ApprovalRecord approval={approval} />
        <h2 className="nhsuk-heading-l">Evidence</h2>
        <TaskList
          tasks={approval.evidence.map((one) => ({
            title: one.title,
            ...(one.href ? { href: one.href } : {}),
            hint: one.words,
            ...STATUS[one.status],
          }))}
        />
        <ApprovalForm approval={approval} asksForPassword={approval.asksForPassword} failure={failure} />
      </Split>
    </Page>
  );
}
