import { data, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Button } from '../../components/form/button';
import { ButtonGroup } from '../../components/form/button-group';
import { Form } from '../../components/form/form';
import { isFormFailure } from '../../components/form/form-failure';
import { TextArea } from '../../components/form/text-area';
import { InsetText } from '../../components/inset-text';
import { Notice } from '../../components/notice';
import { Page } from '../../components/page';
import { LONGEST_WORDING } from '../../domain/amendment-limits';
import { readForm } from '../../http/form.server';
import { door, memberDoor, refuseForm } from '../../http/respond.server';
import { amendByForm, viewClauseForm } from '../../services/amendments/amend-by-form.server';
import { clauseFormPath } from '../../services/amendments/amendment-address';
import { viewAmendment } from '../../services/amendments/view-amendment.server';
import { ServiceError } from '../../services/errors';

export const loader = door(async ({ ctx, params, url }) => {
  const id = params.id ?? '';
  const view = await viewAmendment(ctx, id);
  if (!view.may.write) {
    throw new ServiceError('not-allowed', 'Only its authors write an amendment, before it is submitted.');
  }
  const clause = await viewClauseForm(ctx, id, url.searchParams.get('clause') ?? '');
  const { name, path, standard, version } = view;
  return { ...clause, name, path, standard, version, saved: url.searchParams.get('done') === 'saved' };
});

const form = z.looseObject({ clauseId: z.string(), added: z.string().optional().default('') });
const PASSAGE = 'passage-';

export const action = memberDoor(async ({ ctx, request, context, params }) => {
  const read = await readForm(request, context, form);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const { clauseId, added, ...rest } = read.data;
  const wording: Record<string, string> = {};
  for (const [field, value] of Object.entries(rest)) {
    if (field.startsWith(PASSAGE) && typeof value === 'string') wording[field.slice(PASSAGE.length)] = value;
  }
  const id = params.id ?? '';
  const answer = await amendByForm(ctx, id, clauseId, wording, added);
  if (!answer.ok) return data({ errors: answer.errors, values: read.values }, { status: answer.status });
  return redirect(`${clauseFormPath(id, clauseId)}&done=saved`);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: view ? `Write ${view.clause.name} of amendment ${view.name}` : 'Write a clause' },
];

export default function ClauseFormPage() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const failure = isFormFailure(answer) ? answer : undefined;
  const { clause, passages, clauses, name, path, standard, version, saved } = view;
  return (
    <Page
      caption={`${standard.reference} ${standard.title} ${version.number}, amendment ${name}`}
      title={clause.name}
      back={{ href: path, text: `Back to amendment ${name}` }}
      failure={failure}
      width="text"
    >
      {saved && failure === undefined ? (
        <Notice kind="success" title="Your wording is in the amendment.">
          <p>
            Write another clause, or <a href={`${path}#submit`}>submit the amendment</a>.
          </p>
        </Notice>
      ) : null}
      <Form failure={failure}>
        <input type="hidden" name="clauseId" value={clause.id} />
        {passages.map((passage, at) =>
          passage.editable ? (
            <TextArea
              key={passage.id}
              name={`${PASSAGE}${passage.id}`}
              label={passage.label === '' ? `Paragraph ${at + 1}` : passage.label}
              labelSize="s"
              hint={
                at === 0 ? 'Change the words. Empty a field to propose that the passage goes.' : undefined
              }
              rows={Math.min(12, Math.max(3, Math.ceil(passage.text.length / 70)))}
              defaultValue={passage.text}
            />
          ) : (
            <InsetText key={passage.id}>
              <p>
                <strong>{passage.label}</strong>
              </p>
              <p>{passage.text}</p>
            </InsetText>
          ),
        )}
        <TextArea
          name="added"
          label="New text at the end of this clause"
          labelSize="s"
          optional
          hint="An empty line begins a new paragraph."
          rows={4}
          maxCharacters={LONGEST_WORDING}
        />
        <ButtonGroup>
          <Button>Save this wording</Button>
          <a href={`${path}#submit`}>Go on to submit the amendment</a>
        </ButtonGroup>
      </Form>
      <h2 className="nhsuk-heading-m">Other clauses</h2>
      <ul className="nhsuk-list">
        {clauses
          .filter(({ id }) => id !== clause.id)
          .map((one) => (
            <li key={one.id}>
              <a href={`?${new URLSearchParams({ clause: one.id })}`}>{one.name}</a>
            </li>
          ))}
      </ul>
    </Page>
  );
}
