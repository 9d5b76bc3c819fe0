import { data, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { AmendmentWordsFields } from '../../components/amendments/amendment-words-fields';
import { SpeakingFor } from '../../components/comments/comment-fields';
import { Button } from '../../components/form/button';
import { ButtonGroup } from '../../components/form/button-group';
import { Form } from '../../components/form/form';
import { isFormFailure } from '../../components/form/form-failure';
import { Select } from '../../components/form/select';
import { InsetText } from '../../components/inset-text';
import { Page } from '../../components/page';
import { Refusal } from '../../components/refusal';
import { readForm } from '../../http/form.server';
import { door, memberDoor, refuseForm } from '../../http/respond.server';
import { amendmentTextPath, clauseFormPath } from '../../services/amendments/amendment-address';
import {
  NOTHING_SAID,
  openAmendment,
  ownOpenAmendment,
} from '../../services/amendments/open-amendment.server';
import { viewProposeForm } from '../../services/amendments/view-propose-form.server';

export const loader = door(async ({ ctx, params, url }) =>
  viewProposeForm(ctx, params.documentId ?? '', {
    clause: url.searchParams.get('clause') ?? '',
    comment: url.searchParams.get('comment') ?? '',
  }),
);

const text = z.string().optional().default('');
const form = z.object({
  title: text,
  rationale: text,
  type: text,
  impact: text,
  comments: text,
  organisationId: text,
  clause: text,
  /** `live` and `form` open a new amendment; `resume` goes on with one's own or opens one without questions. */
  next: z.enum(['live', 'form', 'resume'], { message: 'Choose how you want to write the change.' }),
});

export const action = memberDoor(async ({ ctx, request, context, params }) => {
  const read = await readForm(request, context, form);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const draftId = params.documentId ?? '';
  const { next, clause, ...words } = read.data;
  const block = clause === '' ? '' : `#${encodeURIComponent(clause)}`;
  if (next === 'resume') {
    const own = await ownOpenAmendment(ctx, draftId);
    if (own !== null) return redirect(`${amendmentTextPath(own.id)}${block}`);
  }
  const said = next === 'resume' ? { ...NOTHING_SAID, comments: words.comments } : words;
  const organisationId =
    next === 'resume' && ctx.actor.kind === 'person'
      ? (ctx.actor.memberships[0]?.organisationId ?? '')
      : words.organisationId;
  const goOnWith = next === 'resume' ? 'own' : 'same-form';
  const answer = await openAmendment(ctx, { ...said, organisationId, draftId }, goOnWith);
  if (!answer.ok) return data({ errors: answer.errors, values: read.values }, { status: answer.status });
  const { id } = answer.result;
  return redirect(next === 'form' ? clauseFormPath(id, clause) : `${amendmentTextPath(id)}${block}`);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  {
    title: view
      ? `Propose a change to ${view.standard.reference} ${view.standard.title} ${view.version.number}`
      : 'Propose a change',
  },
];

export default function ProposePage() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const failure = isFormFailure(answer) ? answer : undefined;
  const { standard, version, own } = view;
  return (
    <Page
      caption={`${standard.reference} ${standard.title} ${version.number}`}
      title="Propose a change"
      back={{ href: view.paths.draft, text: `Back to ${view.amended}` }}
      failure={failure}
      width="text"
    >
      <p>
        You get a copy of {view.amended} that only you and the people you invite can write in. Nothing changes
        in {view.amended} itself until{' '}
        {view.amended === 'the draft' ? 'an editor accepts it' : 'those who write it accept it'}.
      </p>
      {own.length === 0 ? null : (
        <InsetText>
          <p>You are writing already:</p>
          <ul>
            {own.map(({ name, path, title }) => (
              <li key={path}>
                <a href={path}>
                  Amendment {name}
                  {title === '' ? '' : `, ${title}`}
                </a>
              </li>
            ))}
          </ul>
        </InsetText>
      )}
      {view.refused === '' ? (
        <Form failure={failure}>
          <Select
            name="clause"
            label="Which clause do you want to change?"
            labelSize="s"
            hint="You can change others as well."
            unchosen="The text as a whole"
            defaultValue={view.clause}
            options={view.clauses.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <AmendmentWordsFields
            values={{ title: '', rationale: '', type: null, impact: null, comments: view.comments }}
          />
          <SpeakingFor organisations={view.organisations} />
          <p>You can leave all of this for later. It is needed when you submit the amendment.</p>
          <ButtonGroup>
            <Button name="next" value="live">
              Write the change in the editor
            </Button>
            <Button name="next" value="form" look="secondary">
              Write it in a form
            </Button>
          </ButtonGroup>
          <p className="nhsuk-hint">The form works without JavaScript and where live editing is blocked.</p>
          {view.amended === 'the draft' ? (
            <p>
              Is your proposal written elsewhere?{' '}
              <a href={`/drafts/${view.draftId}/file`}>Bring in a Word, HTML or Markdown file</a>.
            </p>
          ) : null}
        </Form>
      ) : (
        <Refusal title="You cannot propose a change yet" reasons={[{ sentence: view.refused }]} />
      )}
    </Page>
  );
}
