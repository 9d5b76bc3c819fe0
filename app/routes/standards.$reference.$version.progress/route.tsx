import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Notice } from '../../components/notice';
import { Page } from '../../components/page';
import { Split } from '../../components/split';
import { StatePath } from '../../components/state-path';
import { VersionStateTag } from '../../components/state-tag';
import { VERSION_STATE_LABELS } from '../../domain/labels';
import { readForm } from '../../http/form.server';
import { door, memberDoor, refuseForm } from '../../http/respond.server';
import { progressPath } from '../../services/versions/version-address';
import { versionIdAt } from '../../services/versions/version-id.server';
import { viewProgress } from '../../services/versions/view-progress.server';
import { DeparturesPart } from './departures-part';
import { carryOut } from './desk-action.server';
import { type DeskFailure, prefixOf } from './desk-failure';
import { deskForm } from './desk-form.server';
import { DONE_WORDS } from './done-words';
import { DraftPart } from './draft-part';
import { NextSteps } from './next-steps';
import { NumberPart } from './number-part';
import { PastMoves } from './past-moves';
import { PeoplePart } from './people-part';
import { RecordPart } from './record-part';
import { ReviewsPart } from './reviews-part';
import { SentBackPart } from './sent-back-part';
import { StopPart } from './stop-part';

export const loader = door(async ({ ctx, params, url }) => ({
  desk: await viewProgress(ctx, params.reference ?? '', params.version ?? ''),
  done: url.searchParams.get('done') ?? '',
}));

export const action = memberDoor(async ({ ctx, request, context, params }) => {
  const [reference, number] = [params.reference ?? '', params.version ?? ''];
  const read = await readForm(request, context, deskForm);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const versionId = await versionIdAt(ctx, reference, number);
  const path = progressPath(reference, number);
  return await carryOut(ctx, { versionId, reference, path, values: read.values }, read.data);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? `Where ${data.desk.standard.reference} ${data.desk.version.label} stands (${VERSION_STATE_LABELS[data.desk.version.state]})`
      : 'Where it stands',
  },
];

export default function Progress() {
  const { desk, done } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>() as DeskFailure | undefined;
  const { standard, version } = desk;
  const intent = failure?.values?.intent;
  const said = DONE_WORDS[done];
  return (
    <Page
      caption={`${standard.reference}, version ${version.label}`}
      title={`${standard.title}: where it stands`}
      head={
        <p>
          <VersionStateTag state={version.state} />
        </p>
      }
      crumbs={[
        { text: 'Standards', href: '/standards' },
        { text: standard.reference, href: `/standards/${standard.reference}` },
        { text: `Version ${version.number}`, href: `/standards/${standard.reference}/${version.number}` },
      ]}
      failure={failure}
      idPrefix={typeof intent === 'string' ? prefixOf(intent) : ''}
    >
      {said === undefined || failure ? null : <Notice kind="success" title={said} />}
      <StatePath path={desk.path} number={version.number} />
      <Split aside={<PeoplePart desk={desk} failure={failure} />}>
        <SentBackPart desk={desk} />
        <NextSteps desk={desk} failure={failure} />
        <DraftPart desk={desk} failure={failure} />
        {version.patchOfId === null ? (
          <>
            <NumberPart desk={desk} failure={failure} />
            <ReviewsPart desk={desk} failure={failure} />
          </>
        ) : null}
        <RecordPart desk={desk} failure={failure} />
        <StopPart desk={desk} failure={failure} />
        <PastMoves desk={desk} />
        <DeparturesPart departures={desk.departures} />
      </Split>
    </Page>
  );
}
