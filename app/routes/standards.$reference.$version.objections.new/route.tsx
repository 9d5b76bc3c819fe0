import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { EmptyState } from '../../components/empty-state';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import { isFormFailure } from '../../components/form/form-failure';
import { Select } from '../../components/form/select';
import { TextArea } from '../../components/form/text-area';
import { Page } from '../../components/page';
import { Refusal } from '../../components/refusal';
import { optionalText, readForm } from '../../http/form.server';
import { door, memberDoor, refuseForm } from '../../http/respond.server';
import { fileObjection } from '../../services/objections/file-objection.server';
import { objectionPath } from '../../services/objections/objection-address';
import { viewObjectionForm } from '../../services/objections/view-objections.server';
import { DecisionObjectedTo } from './decision-objected-to';

export const loader = door(
  async ({ ctx, params, url }) =>
    await viewObjectionForm(
      ctx,
      params.reference ?? '',
      params.version ?? '',
      url.searchParams.get('about') ?? '',
    ),
);

/** What comes of it while it waits. */
const DOES = {
  'keeps-from-publication': 'While it waits for its answer the version is not published.',
  'weighed-for-patch': 'It does not hold up the patch: the Lead who decides on that weighs it.',
  'weighed-for-mandate':
    'The version stays published while it waits for its answer, and the Leads weigh it before they make the version mandatory.',
  'answered-only': 'The version stays as it is while it waits for its answer.',
} as const;

const words = (what: string) => optionalText(4000, `${what} must be 4,000 characters or fewer.`);

const form = z.object({
  about: z.string().optional().default(''),
  organisationId: z.string().optional().default(''),
  summary: optionalText(400, 'The summary must be 400 characters or fewer.'),
  reasons: words('The reasons'),
  removedBy: words('What would remove it'),
});

export const action = memberDoor(async ({ ctx, request, context, params }) => {
  const read = await readForm(request, context, form);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const at = { reference: params.reference ?? '', number: params.version ?? '' };
  const answer = await fileObjection(ctx, { ...at, ...read.data });
  if (answer.ok) return redirect(objectionPath(answer.result.id));
  return data({ errors: answer.errors, values: read.values }, { status: answer.status });
});

export const meta = () => [{ title: 'File a formal objection' }];

export default function NewObjectionPage() {
  const view = useLoaderData<typeof loader>();
  const { place, does, decisions, organisations, refused } = view;
  const answer = useActionData<typeof action>();
  const failure = isFormFailure(answer) ? answer : undefined;
  return (
    <Page
      caption={`${place.reference} ${place.title} ${place.number}`}
      title="File a formal objection"
      lead={`It is public at once, under your name. ${DOES[does]} An NHS Standards Lead who had no part in the version answers it.`}
      back={{ href: place.objections, text: 'Back to the objections' }}
      failure={failure}
      width="text"
    >
      {refused.length > 0 ? (
        <Refusal
          title="You cannot object yet"
          reasons={refused.map(({ sentence, help }) => ({ sentence, cure: help }))}
        />
      ) : decisions.length === 0 ? (
        <EmptyState title="Nothing to object to">
          An objection is filed within 14 days of a result or decision. There was none on this version in
          these days. You can still comment on the text.
        </EmptyState>
      ) : (
        <Form failure={failure}>
          <DecisionObjectedTo view={view} failure={failure} />
          {organisations.length === 0 ? null : (
            <Select
              name="organisationId"
              label="For whom you object"
              unchosen="For yourself"
              options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <TextArea
            name="summary"
            label="Summary"
            hint="What you object to, in one or two sentences."
            rows={2}
          />
          <TextArea name="reasons" label="Reasons" hint="Why, with the rule or fact you rely on." rows={5} />
          <TextArea name="removedBy" label="What would remove your objection" rows={3} />
          <Button>File the objection</Button>
        </Form>
      )}
    </Page>
  );
}
