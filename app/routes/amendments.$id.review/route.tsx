import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ReviewPartForm } from '../../components/amendments/review-part';
import { Details } from '../../components/details';
import { DifferenceLegend } from '../../components/difference-legend';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import { type FormFailure, isFormFailure } from '../../components/form/form-failure';
import { TextArea } from '../../components/form/text-area';
import { WarningButton } from '../../components/form/warning-button';
import { Notice } from '../../components/notice';
import { Page } from '../../components/page';
import { Refusal } from '../../components/refusal';
import { StandardText } from '../../components/standard-text';
import { AmendmentStateTag } from '../../components/state-tag';
import { TypedText } from '../../components/typed-text';
import { LONGEST_REASON } from '../../domain/amendment-limits';
import { door, memberDoor } from '../../http/respond.server';
import { amendmentPath } from '../../services/amendments/amendment-address';
import { type ReviewView, viewReview } from '../../services/amendments/view-review.server';
import { reviewAction } from './review-action.server';

/** A review that is over leads to what came of it. */
export const loader = door(async ({ ctx, params, url }) => {
  const view = await viewReview(ctx, params.id ?? '');
  if (view.over) throw redirect(`${amendmentPath(view.id)}${url.search}`);
  return { ...view, done: url.searchParams.get('done') === 'decided' };
});

export const action = memberDoor(reviewAction);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? `Review of amendment ${data.name} to ${data.standard.reference} ${data.standard.title}`
      : 'Review of an amendment',
  },
];

interface ReviewFailure extends FormFailure {
  /** Which form came back: a part by its id, `whole` or `reject`. */
  readonly about: string;
}

export default function ReviewPage() {
  const view = useLoaderData<typeof loader>() as ReviewView & { readonly done: boolean };
  const answer = useActionData<typeof action>();
  const failure = isFormFailure(answer) && 'about' in answer ? (answer as ReviewFailure) : undefined;
  const failureOf = (about: string) => (failure?.about === about ? failure : undefined);
  const { standard, version, name, title, parts, paths } = view;
  const clean = parts.filter((part) => !part.needsDecision).length;
  return (
    <Page
      caption={`${standard.reference} ${standard.title} ${version.number}`}
      title={`Review of amendment ${name}${title === '' ? '' : `: ${title}`}`}
      head={<AmendmentStateTag state={view.state} />}
      back={{ href: paths.amendment, text: `Back to amendment ${name}` }}
      failure={failure}
      idPrefix={
        failure === undefined
          ? ''
          : failure.about === 'whole' || failure.about === 'reject'
            ? `${failure.about}-`
            : `part-${failure.about}-`
      }
      width="text"
    >
      {view.done && failure === undefined ? (
        <Notice kind="success" title="That clause is decided. The others wait below." />
      ) : null}
      <p>
        This is the amendment beside <a href={paths.draft}>{view.amended} as it is now</a>. What you accept
        goes in at once, and whoever writes there sees it.
      </p>
      {view.rationale === '' ? null : (
        <>
          <h2 className="nhsuk-heading-m">Why it is proposed</h2>
          <TypedText text={view.rationale} />
        </>
      )}
      <Refusal title="You do not decide this amendment" reasons={view.why} />
      <h2 className="nhsuk-heading-l">
        {parts.length === 1 ? '1 clause to decide' : `${parts.length} clauses to decide`}
      </h2>
      {parts.length === 0 ? <p>The text says already what the amendment proposes.</p> : null}
      {view.may && clean === parts.length ? (
        <Form intent="whole" idPrefix="whole-" failure={failureOf('whole')}>
          <Button>{parts.length === 0 ? 'Record it as accepted' : 'Accept the whole amendment'}</Button>
        </Form>
      ) : null}
      {view.may && clean < parts.length ? (
        <p>
          The text changed after the amendment was written, so it cannot be accepted as a whole. Decide its
          clauses one by one.
        </p>
      ) : null}
      {parts.map((part) => (
        <ReviewPartForm key={part.id} part={part} failure={failureOf(part.id)} decides={view.may} />
      ))}
      {parts.length === 0 ? null : (
        <Details summary="See today’s draft with everything accepted">
          <DifferenceLegend />
          <StandardText html={view.html} label="Today’s draft with the amendment" />
        </Details>
      )}
      {view.may ? (
        <>
          <h2 className="nhsuk-heading-l">Other ways to decide</h2>
          <h3 className="nhsuk-heading-m">Edit it first</h3>
          <p>
            <a href={paths.text}>Write in the amendment</a>, then come back and accept it. The record names
            its authors and you.
          </p>
          <h3 className="nhsuk-heading-m">Do not take it</h3>
          <Form intent="reject" idPrefix="reject-" failure={failureOf('reject')}>
            <TextArea
              name="reason"
              label="Reason"
              labelSize="s"
              hint="Its authors and the public read it. The text of the amendment stays readable."
              rows={4}
              maxCharacters={LONGEST_REASON}
            />
            <WarningButton small>
              {parts.length === 0 ? 'Reject the amendment' : 'Reject what is left of it'}
            </WarningButton>
          </Form>
        </>
      ) : null}
    </Page>
  );
}
