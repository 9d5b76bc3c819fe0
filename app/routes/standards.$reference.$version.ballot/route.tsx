import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { INTEREST_CATEGORIES } from '../../../db/words';
import { DateText } from '../../components/date-text';
import { EmptyState } from '../../components/empty-state';
import { InsetText } from '../../components/inset-text';
import { Page } from '../../components/page';
import { VersionStateTag } from '../../components/state-tag';
import { VERSION_STATE_LABELS } from '../../domain/labels/standards';
import { oneOf, optionalText, readForm, requiredText, ticked } from '../../http/form.server';
import { refuseOnVersion } from '../../http/refuse-on-version.server';
import { door, memberDoor, refuseForm } from '../../http/respond.server';
import { enrolOrganisation, leaveElectorate } from '../../services/ballots/enrol-organisation.server';
import { openBallot } from '../../services/ballots/open-ballot.server';
import { openMandateBallot } from '../../services/ballots/open-mandate-ballot.server';
import { takeVariationBack, varyRules } from '../../services/ballots/vary-rules.server';
import { type EnrolmentView, viewEnrolment } from '../../services/ballots/view-enrolment.server';
import { EnrolPart } from './enrol-part';
import { EnrolledVoters } from './enrolled-voters';
import { OpenPart } from './open-part';
import { RulesPart } from './rules-part';

export const loader = door(
  async ({ ctx, params }) => await viewEnrolment(ctx, params.reference ?? '', params.version ?? ''),
);

/** Digits only; what lies out of bounds the rules say. */
const wholeNumber = (missing: string) =>
  z
    .string({ message: missing })
    .trim()
    .regex(/^\d{1,5}$/, missing)
    .transform(Number);

/** A form that carries no print of what it showed is one that nobody was shown. */
const shownHash = z.string().default('');

const form = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('enrol'),
    organisationId: requiredText('Choose an organisation.', 60, 'Choose an organisation.'),
    category: oneOf(INTEREST_CATEGORIES, 'Choose whose interest your organisation carries.'),
    declaration: optionalText(1000, 'The declaration must be 1,000 characters or fewer.'),
    consultant: ticked(),
  }),
  z.object({
    intent: z.literal('leave'),
    organisationId: requiredText('Choose an organisation.', 60, 'Choose an organisation.'),
  }),
  z.object({
    intent: z.literal('vary'),
    periodDays: wholeNumber('Enter the period in whole days.'),
    organisations: wholeNumber('Enter how many organisations are needed.'),
    categories: wholeNumber('Enter how many interest categories are needed.'),
    quorum: wholeNumber('Enter the quorum in whole percent.'),
    pass: wholeNumber('Enter the share to pass in whole percent.'),
    extensionDays: wholeNumber('Enter the extension in whole days, 0 for none.'),
    reason: requiredText(
      'Give a reason. It is public.',
      2000,
      'The reason must be 2,000 characters or fewer.',
    ),
    shownHash,
  }),
  z.object({ intent: z.literal('usual-rules'), shownHash }),
  z.object({
    intent: z.literal('open'),
    question: requiredText(
      'Write the question that organisations answer.',
      300,
      'The question must be 300 characters or fewer.',
    ),
    shownHash,
  }),
]);

export const action = memberDoor(async ({ ctx, request, context, params }) => {
  const read = await readForm(request, context, form);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const view = await viewEnrolment(ctx, params.reference ?? '', params.version ?? '');
  const here = `/standards/${view.standard.reference}/${view.version.number}/ballot`;
  const versionId = view.version.id;
  const input = read.data;
  if (input.intent === 'open') {
    const open = view.track === 'mandatory' ? openMandateBallot : openBallot;
    const decision = await open(ctx, { versionId, question: input.question, shownHash: input.shownHash });
    return decision.allowed
      ? redirect(`/ballots/${decision.result.ballotId}`)
      : await refuseOnVersion(ctx, versionId, decision, read.values);
  }
  if (input.intent === 'vary' || input.intent === 'usual-rules') {
    const decision =
      input.intent === 'vary'
        ? await varyRules(ctx, { versionId, ...input })
        : await takeVariationBack(ctx, versionId, input.shownHash);
    return decision.allowed
      ? redirect(`${here}#open`)
      : await refuseOnVersion(ctx, versionId, decision, read.values);
  }
  const decision =
    input.intent === 'enrol'
      ? await enrolOrganisation(ctx, { versionId, ...input })
      : await leaveElectorate(ctx, { versionId, organisationId: input.organisationId });
  return decision.allowed ? redirect(here) : await refuseOnVersion(ctx, versionId, decision, read.values);
});

export const meta = ({ data }: { data?: Awaited<ReturnType<typeof viewEnrolment>> }) => [
  {
    title: data
      ? `Prepare a ballot on ${data.standard.reference} ${data.version.number}`
      : 'Prepare a ballot',
  },
];

function titleOf({ opened, track }: Pick<EnrolmentView, 'opened' | 'track'>): string {
  if (opened) return track === 'mandatory' ? 'The ballot on a mandate' : 'The ballot on this version';
  return track === 'mandatory' ? 'Prepare a ballot on a mandate' : 'Prepare a ballot';
}

export default function PrepareBallot() {
  const view = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const version = `/standards/${view.standard.reference}/${view.version.number}`;
  return (
    <Page
      caption={`${view.standard.reference} ${view.standard.title} ${view.version.number}`}
      title={titleOf(view)}
      crumbs={[
        { text: 'Standards', href: '/standards' },
        { text: view.standard.reference, href: `/standards/${view.standard.reference}` },
        { text: view.version.number, href: `${version}/progress` },
      ]}
      head={<VersionStateTag state={view.version.state} />}
      failure={failure}
    >
      {view.ballots.length > 0 ? (
        <ul className="nhsuk-list">
          {view.ballots.map((ballot) => (
            <li key={ballot.id}>
              <a href={`/ballots/${ballot.id}`}>
                {ballot.track === 'mandatory' ? 'The ballot on a mandate' : 'The ballot for trial use'}
              </a>{' '}
              opened on <DateText at={ballot.openedAt} />
            </li>
          ))}
        </ul>
      ) : null}
      {view.track === 'mandatory' && !view.opened ? (
        <InsetText>
          <p>
            The published text is voted on as it is. A mandate also needs proof of use:{' '}
            <a href={`${version}/use`}>statements of use and exchange shown</a>.
          </p>
        </InsetText>
      ) : null}
      {view.opened && view.ballots.length === 0 ? (
        <EmptyState title="There was no ballot on this version">
          It is {VERSION_STATE_LABELS[view.version.state].toLowerCase()}, and no ballot was opened before.{' '}
          <a href={`${version}/progress`}>See what happened to it</a>
        </EmptyState>
      ) : (
        <EnrolledVoters view={view} />
      )}
      {view.opened ? null : <EnrolPart view={view} failure={failure} />}
      {view.opened ? null : <RulesPart view={view} failure={failure} />}
      {view.opened ? null : <OpenPart view={view} failure={failure} />}
    </Page>
  );
}
