import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { IMPACTS } from '../../../db/words';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import { Radios } from '../../components/form/radios';
import { Select } from '../../components/form/select';
import { TextArea } from '../../components/form/text-area';
import { Page } from '../../components/page';
import { IMPACT_LABELS } from '../../domain/labels';
import { oneOf, readForm } from '../../http/form.server';
import { needFields } from '../../http/forms/standard-proposal.server';
import { refuseDecision } from '../../http/refusal.server';
import { door, memberDoor, refuseForm } from '../../http/respond.server';
import { proposeNextVersion } from '../../services/versions/propose-next-version.server';
import { progressPath } from '../../services/versions/version-address';
import { viewNextVersion } from '../../services/versions/view-next-version.server';

const form = z.object({ ...needFields, impact: oneOf(IMPACTS, 'Choose how far the change will reach.') });

export const loader = door(async ({ ctx, params }) => await viewNextVersion(ctx, params.reference ?? ''));

export const action = memberDoor(async ({ ctx, request, context, params }) => {
  const read = await readForm(request, context, form);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const reference = params.reference ?? '';
  const decision = await proposeNextVersion(ctx, { reference, ...read.data });
  if (!decision.allowed) return refuseDecision(decision, read.values);
  return redirect(progressPath(reference, decision.result.number));
});

export const meta = () => [{ title: 'Propose the next version' }];

export default function NextVersion() {
  const { standard, current, organisations, numbers } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <Page
      caption={`${standard.reference} ${standard.title}`}
      title="Propose the next version"
      lead={`Version ${current} is the newest published one. The proposal is public at once.`}
      crumbs={[
        { text: 'Standards', href: '/standards' },
        { text: standard.reference, href: `/standards/${standard.reference}` },
      ]}
      failure={failure}
      width="text"
    >
      <Form failure={failure}>
        <Select
          name="organisationId"
          label="Organisation you propose it for"
          labelSize="m"
          unchosen="Choose an organisation"
          options={organisations.map(({ organisationId, name }) => ({ value: organisationId, label: name }))}
        />
        <Radios
          name="impact"
          label="How far the change will reach"
          labelSize="m"
          hint="It sets the number. If more is changed in the end, the number must be raised before publication."
          options={IMPACTS.filter((impact) => !numbers[impact].taken).map((impact) => ({
            value: impact,
            label: `${IMPACT_LABELS[impact]}: version ${numbers[impact].number}`,
            hint: MEANINGS[impact],
          }))}
        />
        {IMPACTS.filter((impact) => numbers[impact].taken).map((impact) => (
          <p key={impact}>
            {IMPACT_LABELS[impact]}: a version has or had the number {numbers[impact].number}, so it is not
            proposed again.{' '}
            <a href={`/standards/${standard.reference}/${numbers[impact].number}`}>
              See version {numbers[impact].number}
            </a>
          </p>
        ))}
        <TextArea
          name="need"
          label="Why a new version is needed"
          labelSize="m"
          rows={5}
          maxCharacters={5000}
        />
        <TextArea
          name="expectedBenefit"
          label="Expected benefit"
          labelSize="m"
          rows={5}
          maxCharacters={5000}
        />
        <Button>Propose the version</Button>
      </Form>
    </Page>
  );
}

const MEANINGS = {
  editorial: 'Words are made clearer; nobody has to change a product.',
  compatible: 'Something is added; what conforms today still conforms.',
  breaking: 'Products that conform today have to change.',
} as const;
