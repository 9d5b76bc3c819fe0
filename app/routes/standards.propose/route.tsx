import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DescriptionFields } from '../../components/description-fields';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import { Select } from '../../components/form/select';
import { TextArea } from '../../components/form/text-area';
import { InsetText } from '../../components/inset-text';
import { Page } from '../../components/page';
import { readForm } from '../../http/form.server';
import { proposalForm } from '../../http/forms/standard-proposal.server';
import { refuseDecision } from '../../http/refusal.server';
import { door, memberDoor, refuseForm } from '../../http/respond.server';
import type { LikelyDuplicate } from '../../services/standards/find-duplicates.server';
import { proposeStandard } from '../../services/standards/propose-standard.server';
import { likelyDuplicates, viewProposal } from '../../services/standards/view-proposal.server';
import { progressPath } from '../../services/versions/version-address';
import { LikelyDuplicates } from './likely-duplicates';
import { NobodyToProposeFor } from './nobody-to-propose-for';

export const loader = door(async ({ ctx }) => await viewProposal(ctx));

export const action = memberDoor(async ({ ctx, request, context }) => {
  const read = await readForm(request, context, proposalForm);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const { seen, ...proposal } = read.data;
  const duplicates = seen ? [] : await likelyDuplicates(ctx, proposal.title, proposal.summary);
  if (duplicates.length > 0) return data({ errors: {}, values: read.values, duplicates });
  const decision = await proposeStandard(ctx, { ...proposal, duplicatesShown: true });
  if (!decision.allowed) return refuseDecision(decision, read.values);
  return redirect(progressPath(decision.result.reference, decision.result.number));
});

export const meta = () => [{ title: 'Propose a standard' }];

export default function Propose() {
  const { organisations } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const duplicates: readonly LikelyDuplicate[] = answer && 'duplicates' in answer ? answer.duplicates : [];
  const able = organisations.filter(({ refused }) => refused.length === 0);
  return (
    <Page
      title="Propose a standard"
      lead="A proposal is public at once. An NHS Standards Lead decides whether drafting begins, after everybody had 14 days to say whether it should."
      crumbs={[
        { text: 'Home', href: '/' },
        { text: 'Standards', href: '/standards' },
      ]}
      failure={answer}
      width="text"
    >
      {able.length === 0 ? (
        <NobodyToProposeFor organisations={organisations} />
      ) : (
        <Form failure={answer}>
          <LikelyDuplicates duplicates={duplicates} />
          <Select
            name="organisationId"
            label="Organisation you propose it for"
            labelSize="m"
            options={able.map(({ organisationId, name }) => ({ value: organisationId, label: name }))}
            defaultValue={able[0]?.organisationId}
          />
          <DescriptionFields />
          <TextArea
            name="need"
            label="What it is needed for"
            labelSize="m"
            hint="What goes wrong today, for whom and how often"
            rows={6}
            maxCharacters={5000}
          />
          <TextArea
            name="expectedBenefit"
            label="Expected benefit"
            labelSize="m"
            hint="What gets better for patients, carers or staff, and how you would notice"
            rows={6}
            maxCharacters={5000}
          />
          <InsetText>
            <p>Your name, your organisation and everything you typed are public as soon as you send this.</p>
          </InsetText>
          <Button>{duplicates.length > 0 ? 'Propose it anyway' : 'Propose the standard'}</Button>
        </Form>
      )}
    </Page>
  );
}
