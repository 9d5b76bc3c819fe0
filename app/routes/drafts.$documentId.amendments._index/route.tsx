import { data, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { AMENDMENT_STATES } from '../../../db/words';
import { AmendmentList } from '../../components/amendments/amendment-list';
import { DateTimeText } from '../../components/date-text';
import { EmptyState } from '../../components/empty-state';
import { FilterForm } from '../../components/filter-form';
import { Button } from '../../components/form/button';
import { ButtonLink } from '../../components/form/button-link';
import { Form } from '../../components/form/form';
import { isFormFailure } from '../../components/form/form-failure';
import { Select } from '../../components/form/select';
import { InsetText } from '../../components/inset-text';
import { Notice } from '../../components/notice';
import { Page } from '../../components/page';
import { readAmendmentSearch, searchAmendments, searchChoices } from '../../domain/amendment-search';
import { AMENDMENT_STATE_LABELS } from '../../domain/labels';
import { readForm } from '../../http/form.server';
import { door, memberDoor, refuseForm } from '../../http/respond.server';
import { acceptSeveral } from '../../services/amendments/accept-several.server';
import { amendmentsPath } from '../../services/amendments/amendment-address';
import { listAmendments } from '../../services/amendments/list-amendments.server';
import { undoAcceptance } from '../../services/amendments/undo-acceptance.server';

export const loader = door(async ({ ctx, params, url }) => {
  const draftId = params.documentId ?? '';
  const all = await listAmendments(ctx, draftId);
  const search = readAmendmentSearch(url.searchParams);
  return {
    ...all,
    shown: searchAmendments(all.amendments, search),
    search,
    choices: searchChoices(all.amendments),
    news: newsOf(url.searchParams),
  };
});

function newsOf(query: URLSearchParams): string {
  const [accepted, left, undone, kept] = ['accepted', 'left', 'undone', 'kept'].map((name) =>
    Number(query.get(name) ?? 0),
  );
  if (accepted)
    return `${count(accepted)} accepted.${left ? ` ${count(left)} left out, because the draft changed there: review each.` : ''}`;
  if (undone)
    return `${count(undone)} taken back and submitted again.${kept ? ' Somebody wrote on in what was accepted; those words stay in the draft.' : ''}`;
  return '';
}

function count(number = 0): string {
  return number === 1 ? '1 amendment is' : `${Math.min(number, 999)} amendments are`;
}

const form = z.object({
  intent: z.enum(['accept', 'undo'], { message: 'Choose what to do.' }),
  chosen: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value])),
  acceptanceId: z.string().optional().default(''),
});

export const action = memberDoor(async ({ ctx, request, context, params }) => {
  const read = await readForm(request, context, form);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const draftId = params.documentId ?? '';
  const { intent, chosen, acceptanceId } = read.data;
  const answer =
    intent === 'accept'
      ? await acceptSeveral(ctx, draftId, chosen)
      : await undoAcceptance(ctx, draftId, acceptanceId);
  if (!answer.ok) return data({ errors: answer.errors, values: read.values }, { status: answer.status });
  const { result } = answer;
  const counts: Record<string, string> =
    'accepted' in result
      ? { accepted: `${result.accepted.length}`, left: `${result.left.length}` }
      : { undone: `${result.undone}`, kept: `${result.kept}` };
  return redirect(`${amendmentsPath(draftId)}?${new URLSearchParams(counts)}`);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  {
    title: view
      ? `Amendments to ${view.standard.reference} ${view.standard.title} ${view.version.number}`
      : 'Amendments',
  },
];

export default function AmendmentsPage() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const failure = isFormFailure(answer) ? answer : undefined;
  const { standard, version, own, undo, shown, search, choices, path } = view;
  const any = { value: '', label: 'All' };
  return (
    <Page
      caption={`${standard.reference} ${standard.title} ${version.number}`}
      title="Amendments"
      lead={`What people propose to change in ${view.amended.name}.`}
      back={{ href: view.amended.path, text: `Back to ${view.amended.name}` }}
      failure={failure}
    >
      {view.news === '' || failure !== undefined ? null : <Notice kind="success" title={view.news} />}
      {view.may.propose ? (
        <ButtonLink href={view.proposePath}>Propose a change</ButtonLink>
      ) : (
        <p>{view.may.why}</p>
      )}
      {own.length === 0 ? null : (
        <InsetText>
          <p>You are writing:</p>
          <ul>
            {own.map((one) => (
              <li key={one.path}>
                <a href={one.path}>
                  Amendment {one.name}
                  {one.title === '' ? '' : `, ${one.title}`}
                </a>
              </li>
            ))}
          </ul>
        </InsetText>
      )}
      {undo === null ? null : (
        <Form intent="undo" idPrefix="undo-">
          <input type="hidden" name="acceptanceId" value={undo.acceptanceId} />
          <p>
            {undo.names.join(', ')} {undo.names.length === 1 ? 'was' : 'were'} accepted on{' '}
            <DateTimeText at={undo.at} />. This can be undone once.
          </p>
          <Button look="secondary" small>
            Undo this acceptance
          </Button>
        </Form>
      )}
      {view.amendments.length === 0 ? (
        <EmptyState title="No amendments yet">
          <p>
            {view.may.propose
              ? 'Everybody with an account can propose one.'
              : 'Nobody proposed one on this draft.'}
          </p>
        </EmptyState>
      ) : (
        <>
          <FilterForm action={path} applied={[]} clearHref={path}>
            <Select
              name="state"
              label="State"
              defaultValue={search.state}
              options={[
                any,
                ...AMENDMENT_STATES.filter((state) => state !== 'open').map((value) => ({
                  value,
                  label: AMENDMENT_STATE_LABELS[value],
                })),
              ]}
            />
            <Select
              name="organisation"
              label="Organisation"
              defaultValue={search.organisation}
              options={[any, ...choices.organisations.map((name) => ({ value: name, label: name }))]}
            />
            <Select
              name="clause"
              label="Clause"
              defaultValue={search.clause}
              options={[any, ...choices.clauses.map(({ id, name }) => ({ value: id, label: name }))]}
            />
          </FilterForm>
          <AmendmentList amendments={shown} decides={view.may.decide} failure={failure} />
        </>
      )}
    </Page>
  );
}
