import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type AmendmentFailure, amendmentPrefix } from '../../components/amendments/amendment-form';
import { ChangeSentences } from '../../components/amendments/change-sentences';
import { DecisionList } from '../../components/amendments/decision-list';
import { ProposalsPart } from '../../components/amendments/proposals-part';
import { StandsPart } from '../../components/amendments/stands-part';
import { SupportPart } from '../../components/amendments/support-part';
import { TakeBackPart, WritingPart } from '../../components/amendments/writing-part';
import { DateText } from '../../components/date-text';
import { Details } from '../../components/details';
import { DifferenceLegend } from '../../components/difference-legend';
import { ButtonLink } from '../../components/form/button-link';
import { isFormFailure } from '../../components/form/form-failure';
import { Notice } from '../../components/notice';
import { Page } from '../../components/page';
import { SenseCheckPart } from '../../components/sense-checks-on';
import { StandardText } from '../../components/standard-text';
import { AmendmentStateTag } from '../../components/state-tag';
import { SummaryList } from '../../components/summary-list';
import { TypedText } from '../../components/typed-text';
import { AMENDMENT_TYPE_LABELS, IMPACT_LABELS } from '../../domain/labels';
import { door, memberDoor } from '../../http/respond.server';
import { viewAmendment } from '../../services/amendments/view-amendment.server';
import { amendmentAction } from './amendment-action.server';

export const loader = door(async ({ ctx, params, url }) => ({
  ...(await viewAmendment(ctx, params.id ?? '')),
  done: url.searchParams.get('done') ?? '',
}));

export const action = memberDoor(amendmentAction);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? `Amendment ${data.name} to ${data.standard.reference} ${data.standard.title} ${data.version.number}`
      : 'Amendment',
  },
];

const NEWS: Readonly<Record<string, string>> = {
  describe: 'What you wrote is saved.',
  submit: 'The amendment is submitted, and those who decide it are told.',
  invite: 'They can write in the amendment now, and are told.',
  support: 'The position of your organisation is saved.',
  revise: 'You can write in the amendment again.',
  withdraw: 'The amendment is withdrawn.',
  update: 'The amendment is written on the draft as it is today.',
  decided: 'The decision is recorded, and the authors are told.',
};

export default function AmendmentPage() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const failure = isFormFailure(answer) && 'intent' in answer ? (answer as AmendmentFailure) : undefined;
  const { standard, version, name, title } = view;
  const news = failure === undefined && Object.hasOwn(NEWS, view.done) ? NEWS[view.done] : undefined;
  return (
    <Page
      caption={`${standard.reference} ${standard.title} ${version.number}`}
      title={title === '' ? `Amendment ${name}` : `Amendment ${name}: ${title}`}
      head={<AmendmentStateTag state={view.state} />}
      crumbs={[
        { text: 'Standards', href: '/standards' },
        { text: standard.reference, href: `/standards/${standard.reference}` },
        { text: 'Amendments', href: view.draft.amendments },
      ]}
      failure={failure}
      idPrefix={
        failure === undefined
          ? ''
          : amendmentPrefix(failure.intent === 'describe' ? 'submit' : failure.intent)
      }
      width="text"
    >
      {news === undefined ? null : <Notice kind="success" title={news} />}
      <StandsPart view={view} />
      {view.may.review ? (
        <p>
          <ButtonLink href={view.paths.review}>
            Review it against {view.ofAmendment ? view.amended : 'today’s draft'}
          </ButtonLink>
        </p>
      ) : null}
      <h2 className="nhsuk-heading-l">What it changes</h2>
      {view.changes.length === 0 ? (
        <p>It changes nothing yet.</p>
      ) : (
        <ChangeSentences changes={view.changes} by={view.state === 'open' ? undefined : view.by} />
      )}
      {view.hasChanges ? (
        <Details summary="See the changes in the text">
          <DifferenceLegend />
          <StandardText html={view.html} label={`Text of amendment ${name} with its changes`} />
        </Details>
      ) : null}
      <h2 className="nhsuk-heading-l">Why</h2>
      {view.rationale === '' ? <p>Not said yet.</p> : <TypedText text={view.rationale} />}
      <SummaryList
        rows={[
          { key: 'Proposed by', value: view.by },
          {
            key: 'Written by',
            value: view.authors
              .map((one) => (one.organisation === null ? one.name : `${one.name} (${one.organisation})`))
              .join(', '),
          },
          { key: 'Type', value: view.type === null ? 'Not said yet' : AMENDMENT_TYPE_LABELS[view.type] },
          { key: 'Impact', value: view.impact === null ? 'Not said yet' : IMPACT_LABELS[view.impact] },
          {
            key: 'Submitted',
            value: view.submittedAt === null ? null : <DateText at={view.submittedAt} />,
          },
          {
            key: 'Answers comments',
            value:
              view.comments.length === 0
                ? null
                : view.comments.map((one, at) => (
                    <span key={one.path}>
                      {at === 0 ? null : ', '}
                      <a href={one.path}>{one.name}</a>
                    </span>
                  )),
          },
          {
            key: view.ofAmendment ? 'Changes' : 'Draft',
            value: (
              <a href={view.draft.path}>
                {view.ofAmendment ? `A${view.amended.slice(1)}` : 'Read the draft as it is now'}
              </a>
            ),
          },
        ]}
      />
      <DecisionList view={view} />
      <SupportPart view={view} failure={failure} />
      <SenseCheckPart checks={view.senseChecks} askPath={view.askPath} />
      <ProposalsPart view={view} />
      <WritingPart view={view} failure={failure} />
      <TakeBackPart view={view} />
    </Page>
  );
}
