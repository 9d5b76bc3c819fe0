import { useActionData, useLoaderData } from '@remix-run/react';
import { DateTimeText } from '../../components/date-text';
import { Hash } from '../../components/hash';
import { ObjectionsTo } from '../../components/objections-to';
import { Page } from '../../components/page';
import { Split } from '../../components/split';
import { ApprovalStateTag } from '../../components/state-tag';
import { SummaryList } from '../../components/summary-list';
import { TaskList } from '../../components/task-list';
import { readForm } from '../../http/form.server';
import { door, memberDoor, orOvertaken, refuseForm } from '../../http/respond.server';
import { decidedAlready } from '../../services/approvals/load-approval.server';
import { type ApprovalView, viewApproval } from '../../services/approvals/view-approval.server';
import { isAskedForPassword } from '../../services/people/confirm-person.server';
import { ApprovalForm } from './approval-form';
import { approvalForm, carryOut } from './approval-form.server';
import { ApprovalRecord } from './approval-record';
import { MandateForm } from './mandate-form';
import { TypedDecision } from './typed-decision';

export const loader = door(async ({ ctx, params }) => ({
  ...(await viewApproval(ctx, params.id ?? '')),
  asksForPassword: ctx.actor.kind === 'person' && (await isAskedForPassword(ctx)),
}));

export const action = memberDoor(async ({ ctx, request, context, params }) => {
  const read = await readForm(request, context, approvalForm);
  const approvalId = params.id ?? '';
  const { purpose, state, version } = await viewApproval(ctx, approvalId);
  if (state !== 'waiting') return await orOvertaken(() => Promise.reject(decidedAlready()), read.values);
  if (!read.ok) return refuseForm(read.errors, read.values);
  return await carryOut(ctx, { approvalId, versionId: version.id, purpose, values: read.values }, read.data);
});

export const meta = ({ data }: { data?: ApprovalView }) => [
  {
    title: data
      ? `${data.purpose === 'mandate' ? 'Mandate' : 'Approval'} of ${data.standard.reference} ${data.version.number}`
      : 'Approval',
  },
];

const ASKED_FOR = {
  publication: 'Publication for trial use',
  mandate: 'A mandate of the published text, by two Leads',
  patch: 'An editorial patch, after 14 days of notice and without a ballot',
} as const;

const STATUS = {
  done: { status: 'Done', colour: 'green' },
  missing: { status: 'Missing', colour: 'red' },
  'not-needed': { status: 'Not needed', colour: 'grey' },
  weigh: { status: 'To weigh', colour: 'yellow' },
} as const;

const named = (leads: ApprovalView['leads']) =>
  leads.map(({ name, involved }) => (involved === null ? name : `${name}, who ${involved}`)).join('; ');

export default function ApprovalPage() {
  const approval = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const { standard, version } = approval;
  const mandate = approval.purpose === 'mandate';
  const Decide = mandate ? MandateForm : ApprovalForm;
  return (
    <Page
      caption={`${standard.reference} ${standard.title}`}
      title={
        approval.patch
          ? `Approve patch ${version.number} of ${approval.patch.of}`
          : mandate
            ? `Make version ${version.number} mandatory`
            : `Approve version ${version.number}`
      }
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
                {
                  key: 'Asked for',
                  value: ASKED_FOR[approval.purpose],
                },
                { key: 'Asked by', value: approval.requestedBy },
                { key: 'Asked on', value: <DateTimeText at={approval.requestedAt} /> },
                {
                  key: 'Leads',
                  value:
                    approval.leads.length === 0
                      ? 'Nobody holds the office'
                      : named(approval.leads.filter(({ involved }) => involved === null)) ||
                        'Nobody who had no part in this version',
                },
                {
                  key: 'Leads who may not decide',
                  value: named(approval.leads.filter(({ involved }) => involved !== null)) || null,
                },
                {
                  key: 'Can be approved from',
                  value: approval.patch?.mayBeApprovedFrom ? (
                    <DateTimeText at={approval.patch.mayBeApprovedFrom} />
                  ) : null,
                },
                { key: 'Change', value: version.changeSummary || null },
              ]}
            />
            <Hash value={approval.hash} label="Hash of the text" labelled />
            <p>
              <a href={`/texts/${approval.hash}`}>Read the exact text</a>
            </p>
            {approval.artefactsHash === null ? null : (
              <>
                <Hash value={approval.artefactsHash} label="Hash of the artefacts" labelled />
                <p>
                  <a href={`/artefacts/${approval.artefactsHash}`}>Look at the artefacts frozen with it</a>
                </p>
              </>
            )}
            <p>
              <a href={version.path}>See the version’s public page</a>
            </p>
            {approval.patch === null ? null : (
              <p>
                <a href={approval.patch.path}>See each change of the patch and its notice</a>
              </p>
            )}
            {approval.state === 'waiting' ? (
              <p>
                <a href={`/approvals/${approval.id}/preview`}>Preview of that page after approval</a>
              </p>
            ) : null}
            <ObjectionsTo {...approval.objections} />
          </>
        }
      >
        <ApprovalRecord approval={approval} />
        <TypedDecision approval={approval} failure={failure} />
        <h2 className="nhsuk-heading-l">Evidence</h2>
        <TaskList
          tasks={approval.evidence.map((one) => ({
            title: one.title,
            ...(one.href ? { href: one.href } : {}),
            hint: one.words,
            ...STATUS[one.status],
          }))}
        />
        <Decide approval={approval} asksForPassword={approval.asksForPassword} failure={failure} />
      </Split>
    </Page>
  );
}
