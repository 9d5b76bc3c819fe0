import { data, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ArtefactDownloads, WhatIsChecked } from '../../components/artefacts/artefact-downloads';
import { ArtefactTable } from '../../components/artefacts/artefact-table';
import { EmptyState } from '../../components/empty-state';
import type { FormFailure } from '../../components/form/form-failure';
import { Hash } from '../../components/hash';
import { Notice } from '../../components/notice';
import { Page } from '../../components/page';
import { VersionStateTag } from '../../components/state-tag';
import type { ArtefactFault } from '../../document/artefacts/artefact-types';
import { refuseOnVersion } from '../../http/refuse-on-version.server';
import { door, memberDoor, orFaulty, refuseForm } from '../../http/respond.server';
import { readUpload } from '../../http/upload.server';
import { keepArtefacts, MOST_UPLOAD_BYTES } from '../../services/artefacts/keep-artefacts.server';
import { removeArtefacts } from '../../services/artefacts/remove-artefacts.server';
import { viewArtefacts } from '../../services/artefacts/view-artefacts.server';
import { versionIdAt } from '../../services/versions/version-id.server';
import { AddArtefacts } from './add-artefacts';
import { FaultList } from './fault-list';
import { RemoveArtefacts } from './remove-artefacts';

export const loader = door(async ({ ctx, params, url }) => ({
  view: await viewArtefacts(ctx, params.reference ?? '', params.version ?? ''),
  done: url.searchParams.get('done') ?? '',
}));

export const action = memberDoor(async ({ ctx, request, context, params, url }) => {
  const read = await readUpload(request, context, 'files', MOST_UPLOAD_BYTES);
  const { intent = '', folder = '' } = read.fields;
  const versionId = await versionIdAt(ctx, params.reference ?? '', params.version ?? '');
  const done = (word: string, count: number) => redirect(`${url.pathname}?done=${word}-${count}`);
  if (intent === 'remove') {
    const paths = read.valuesOf('paths');
    if (paths.length === 0) return refuseForm({ paths: 'Choose the artefacts to take out.' }, { intent });
    const decision = await removeArtefacts(ctx, versionId, paths);
    return decision.allowed
      ? done('removed', decision.result.removed.length)
      : await refuseOnVersion(ctx, versionId, decision, { intent });
  }
  if (intent !== 'add') return refuseForm({ form: 'Choose what to do.' }, { intent });
  const values = { intent, folder };
  if (read.tooLarge)
    return refuseForm({ files: 'All files together must be 32 MB or smaller. Add fewer.' }, values);
  if (read.files.length === 0) return refuseForm({ files: 'Choose the files to add.' }, values);
  const place = folder.trim().replace(/^\/+|\/+$/g, '');
  const uploads = read.files.map(({ bytes, fileName }) => ({
    path: place === '' ? fileName : `${place}/${fileName}`,
    bytes,
  }));
  return await orFaulty(async () => {
    const decision = await keepArtefacts(ctx, versionId, uploads);
    if (!decision.allowed) return await refuseOnVersion(ctx, versionId, decision, values);
    const { added, replaced, unchanged, faults } = decision.result;
    const kept = added.length + replaced.length + unchanged.length;
    if (faults.length === 0) return done('kept', kept);
    const said =
      faults.length === 1 && faults[0] !== undefined
        ? sentenceOf(faults[0])
        : `${faults.length} files cannot be kept.`;
    const others = kept === 0 ? '' : ` ${kept} ${kept === 1 ? 'other is' : 'others are'} kept.`;
    return data({ errors: { files: said + others }, values, faults }, { status: 400 });
  }, values);
});

function sentenceOf({ path, line, problem }: ArtefactFault): string {
  return `${path}${line === null ? '' : `, line ${line}`}: ${problem}`;
}

interface Failure extends FormFailure {
  readonly faults?: readonly ArtefactFault[];
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  {
    title: loaded
      ? `Artefacts of ${loaded.view.standard.reference} ${loaded.view.version.number}: ${loaded.view.standard.title}`
      : 'Artefacts',
  },
];

export default function Artefacts() {
  const { view, done } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>() as Failure | undefined;
  const { standard, version, shown, frozen, now, mayKeep, refused } = view;
  const here = `/standards/${standard.reference}/${version.number}`;
  const said = doneWords(done);
  const intent = failure?.values?.intent;
  return (
    <Page
      caption={`${standard.reference} ${standard.title}, version ${version.number}`}
      title="Machine-readable artefacts"
      lead="Files that programs read: FHIR resources, API descriptions, schemas and examples. They belong to this version and are frozen, voted on and approved together with its text."
      head={
        <p>
          <VersionStateTag state={version.state} />
        </p>
      }
      crumbs={[
        { text: 'Standards', href: '/standards' },
        { text: standard.reference, href: `/standards/${standard.reference}` },
        { text: `Version ${version.number}`, href: here },
      ]}
      failure={failure}
      idPrefix={typeof intent === 'string' ? `${intent}-` : ''}
    >
      {said === null || failure ? null : <Notice kind="success" title={said} />}
      {failure?.faults === undefined ? null : <FaultList faults={failure.faults} />}
      {shown.artefacts.length === 0 ? (
        <EmptyState title="No artefact is attached">
          {frozen
            ? 'None was there when the text was frozen.'
            : 'The chair and the editors of the standard add them here while the text is being written.'}
        </EmptyState>
      ) : (
        <>
          {shown.hash === null ? null : (
            <p>
              Frozen with the text under this hash: <Hash value={shown.hash} label="Hash of the artefacts" />{' '}
              <a href={`/artefacts/${shown.hash}`}>Permanent address of these artefacts</a>
            </p>
          )}
          <ArtefactTable
            caption={frozen ? 'Artefacts frozen with the text' : 'Artefacts as they are now'}
            artefacts={shown.artefacts}
            folder={`${here}/artefacts`}
          />
          <h2 className="nhsuk-heading-m">Download together</h2>
          <ArtefactDownloads at={`${here}/all-artefacts`} fhir={shown.fhir} frozen={shown.hash !== null} />
          <WhatIsChecked />
        </>
      )}
      {mayKeep && frozen ? (
        <p>
          What you change here belongs to the next text that is frozen. What was frozen, and what is voted on,
          stays as it is.
        </p>
      ) : null}
      {mayKeep ? <AddArtefacts failure={failure} /> : null}
      {mayKeep ? <RemoveArtefacts artefacts={now ?? shown.artefacts} failure={failure} /> : null}
      {mayKeep
        ? null
        : refused.map(({ sentence, help, place }) => (
            <p key={sentence} className="nhsuk-body-s">
              {sentence} {help} {place === null ? null : <a href={place.href}>Go to {place.text}</a>}
            </p>
          ))}
    </Page>
  );
}

function doneWords(done: string): string | null {
  const [, word, count] = /^(kept|removed)-(\d{1,4})$/.exec(done) ?? [];
  if (word === undefined) return null;
  const many = `${count} ${count === '1' ? 'artefact is' : 'artefacts are'}`;
  return word === 'kept' ? `${many} kept, and valid.` : `${many} taken out.`;
}
