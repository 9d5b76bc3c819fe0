import { data, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { CommentFields } from '../../components/comments/comment-fields';
import { WhereDecidedPart } from '../../components/comments/where-decided';
import { DateTimeText } from '../../components/date-text';
import { Button } from '../../components/form/button';
import { ButtonGroup } from '../../components/form/button-group';
import { Checkbox } from '../../components/form/checkbox';
import { Form } from '../../components/form/form';
import { isFormFailure } from '../../components/form/form-failure';
import { InsetText } from '../../components/inset-text';
import { Page } from '../../components/page';
import { Refusal } from '../../components/refusal';
import { WarningCallout } from '../../components/warning-callout';
import { readForm, ticked } from '../../http/form.server';
import { door, memberDoor, refuseForm } from '../../http/respond.server';
import { commentsPath } from '../../services/comments/comment-address';
import { LONGEST } from '../../services/comments/comment-limits';
import { postFromPage } from '../../services/comments/post-from-page.server';
import { viewCommentForm } from '../../services/comments/view-comment-form.server';

export const loader = door(
  async ({ ctx, params, url }) =>
    await viewCommentForm(
      ctx,
      params.reference ?? '',
      url.searchParams.get('version') ?? '',
      url.searchParams.get('clause') ?? '',
    ),
);

const text = z.string().optional().default('');
const form = z.object({
  type: text,
  body: text,
  proposedWording: text,
  blocking: ticked(),
  blockingReason: text,
  organisationId: text,
  wholeVersion: ticked(),
});

export const action = memberDoor(async ({ ctx, request, context, params, url }) => {
  const read = await readForm(request, context, form);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const place = {
    reference: params.reference ?? '',
    number: url.searchParams.get('version') ?? '',
    block: url.searchParams.get('clause') ?? '',
  };
  const answer = await postFromPage(ctx, place, read.data);
  if (answer.ok) return redirect(`${answer.result.path}?done=posted`);
  return data({ errors: answer.errors, values: read.values }, { status: answer.status });
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  {
    title: view
      ? `Comment on ${view.standard.reference} ${view.standard.title} ${view.version.number}`
      : 'Comment on a standard',
  },
];

export default function NewCommentPage() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const failure = isFormFailure(answer) ? answer : undefined;
  const { standard, version, passage } = view;
  const back = `/standards/${standard.reference}/${version.number}${passage === null ? '' : `#${passage.blockId}`}`;
  return (
    <Page
      caption={`${standard.reference} ${standard.title} ${version.number}`}
      title={passage === null ? 'Comment on this version' : 'Comment on a passage'}
      back={{ href: back, text: 'Back to the text' }}
      failure={failure}
      width="text"
    >
      {view.passageMissing ? (
        <WarningCallout title="That passage is not in this version">
          <p>
            It may have been taken out of the text. You can comment on the version as a whole instead: say in
            your comment which passage you mean.
          </p>
        </WarningCallout>
      ) : null}
      {passage === null ? null : (
        <InsetText>
          <p>
            <strong>
              {passage.requirement === null
                ? passage.clause || 'Before the first clause'
                : `${passage.requirement} in ${passage.clause}`}
            </strong>
          </p>
          {passage.isClause ? null : <p>{passage.words}</p>}
        </InsetText>
      )}
      {view.late === null ? null : (
        <p>
          Comments closed <DateTimeText at={view.late.closedAt} />. Yours is taken and marked as late.
        </p>
      )}
      <WhereDecidedPart version={version.number} {...view.decided} />
      {view.refused.length > 0 ? (
        <Refusal title="You cannot comment yet" reasons={view.refused} />
      ) : (
        <Form failure={failure}>
          <CommentFields organisations={view.organisations} limits={LONGEST} />
          {view.passageMissing ? (
            <Checkbox name="wholeVersion" label="Post my comment on the version as a whole" />
          ) : null}
          <ButtonGroup>
            <Button>Post comment</Button>
            <a href={commentsPath(standard.reference, { version: version.number })}>
              Read the comments on this version
            </a>
          </ButtonGroup>
        </Form>
      )}
    </Page>
  );
}
