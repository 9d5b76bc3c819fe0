import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { UpdatePartForm } from '../../components/amendments/update-part';
import { DateTimeText } from '../../components/date-text';
import { Details } from '../../components/details';
import { DifferenceLegend } from '../../components/difference-legend';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import { type FormFailure, isFormFailure } from '../../components/form/form-failure';
import { Notice } from '../../components/notice';
import { Page } from '../../components/page';
import { Refusal } from '../../components/refusal';
import { StandardText } from '../../components/standard-text';
import { AmendmentStateTag } from '../../components/state-tag';
import { door, memberDoor } from '../../http/respond.server';
import { viewUpdate } from '../../services/amendments/view-update.server';
import { updateAction } from './update-action.server';

export const loader = door(async ({ ctx, params, url }) => ({
  ...(await viewUpdate(ctx, params.id ?? '')),
  done: url.searchParams.get('done') ?? '',
}));

export const action = memberDoor(updateAction);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? `Take what changed in ${data.amended} into amendment ${data.name} to ${data.standard.reference} ${data.standard.title}`
      : 'Take what changed into an amendment',
  },
];

interface UpdateFailure extends FormFailure {
  /** Which form came back: a part by its id, or `fits`. */
  readonly about: string;
}

const DONE: Readonly<Record<string, string>> = {
  'taken-in': 'That is in the amendment now. The rest waits below.',
  'taken-out': 'What was last taken in is out again.',
  'taken-out-but-some':
    'What was last taken in is out again. Somebody wrote on in some of it; those words stay in the amendment.',
};

export default function UpdatePage() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const failure = isFormFailure(answer) && 'about' in answer ? (answer as UpdateFailure) : undefined;
  const failureOf = (about: string) => (failure?.about === about ? failure : undefined);
  const { standard, version, name, parts, paths, amended } = view;
  const target = `${amended.charAt(0).toUpperCase()}${amended.slice(1)}`;
  const done = Object.hasOwn(DONE, view.done) ? DONE[view.done] : undefined;
  const fits = parts.filter((part) => !part.needsDecision).length;
  return (
    <Page
      caption={`${standard.reference} ${standard.title} ${version.number}`}
      title={`Take what changed in ${amended} into amendment ${name}`}
      head={<AmendmentStateTag state={view.state} />}
      back={{ href: paths.amendment, text: `Back to amendment ${name}` }}
      failure={failure}
      idPrefix={
        failure === undefined
          ? ''
          : ['fits', 'undo'].includes(failure.about)
            ? `${failure.about}-`
            : `part-${failure.about}-`
      }
      width="text"
    >
      {done !== undefined && failure === undefined ? <Notice kind="success" title={done} /> : null}
      <p>
        <a href={paths.draft}>{target}</a> goes on while you write. Here you take its changes into{' '}
        <a href={paths.text}>your text</a>, so that you propose yours against what it says today. Your own
        changes stay.
      </p>
      <Refusal title="You do not write this amendment now" reasons={view.why} />
      <h2 className="nhsuk-heading-l">
        {parts.length === 1 ? '1 clause' : `${parts.length} clauses`} changed in {amended}
      </h2>
      {parts.length === 0 ? <p>Your amendment is written on {amended} as it is today.</p> : null}
      {view.may && fits > 0 ? (
        <Form intent="fits" idPrefix="fits-" failure={failureOf('fits')}>
          <Button>
            {fits === parts.length
              ? 'Take everything in'
              : `Take in ${fits === 1 ? 'the clause that fits' : `the ${fits} clauses that fit`}`}
          </Button>
        </Form>
      ) : null}
      {parts.map((part) => (
        <UpdatePartForm
          key={part.id}
          part={part}
          amended={amended}
          failure={failureOf(part.id)}
          writes={view.may}
        />
      ))}
      {view.undo === null ? null : (
        <Form intent="undo" idPrefix="undo-" failure={failureOf('undo')}>
          <p>
            {view.undo.by} last took changes in on <DateTimeText at={view.undo.at} />. They can be taken out
            again once; what you wrote since stays.
          </p>
          <Button look="secondary">Take them out again</Button>
        </Form>
      )}
      {parts.length === 0 ? null : (
        <Details summary="See your amendment with everything taken in">
          <DifferenceLegend />
          <StandardText html={view.html} label={`Text of amendment ${name} with the changes of ${amended}`} />
        </Details>
      )}
    </Page>
  );
}
