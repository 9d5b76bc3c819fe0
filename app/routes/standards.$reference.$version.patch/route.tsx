import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Page } from '../../components/page';
import { VersionStateTag } from '../../components/state-tag';
import { readForm } from '../../http/form.server';
import { door, memberDoor, refuseForm } from '../../http/respond.server';
import { viewPatch } from '../../services/patches/view-patch.server';
import { standardPath, versionPath } from '../../services/versions/version-address';
import { ChangedArtefacts } from './changed-artefacts';
import { ChangedClauses } from './changed-clauses';
import { NoticeForm } from './notice-form';
import { NoticePart } from './notice-part';
import { carryOut, patchForm } from './patch-action.server';
import { PreparePart } from './prepare-part';

export const loader = door(
  async ({ ctx, params }) => await viewPatch(ctx, params.reference ?? '', params.version ?? ''),
);

export const action = memberDoor(async ({ ctx, request, context, params }) => {
  const read = await readForm(request, context, patchForm);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const at = { reference: params.reference ?? '', number: params.version ?? '' };
  return await carryOut(ctx, { ...at, values: read.values }, read.data);
});

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  {
    title: view ? `${titleOf(view)}, ${view.standard.reference} ${view.standard.title}` : 'Editorial patch',
  },
];

export default function Patch() {
  const view = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const { standard, version, patch } = view;
  const here = versionPath(standard.reference, version.number);
  return (
    <Page
      caption={`${standard.reference} ${standard.title}`}
      title={titleOf(view)}
      head={
        <p>
          <VersionStateTag state={version.state} />
        </p>
      }
      lead={
        patch === null
          ? 'A patch corrects slips of writing in a published text and its examples. It changes no requirement and has no ballot: a public notice stands for 14 days, and then an NHS Standards Lead who took no part approves it.'
          : version.published
            ? `An editorial patch of version ${patch.of}. It changed no requirement, and nobody has to change a product.`
            : `An editorial patch of version ${patch.of}. No requirement may change in it, and nobody has to change a product.`
      }
      crumbs={[
        { text: 'Standards', href: '/standards' },
        { text: standard.reference, href: standardPath(standard.reference) },
        { text: `Version ${version.number}`, href: here },
      ]}
      failure={failure}
    >
      {patch === null ? null : (
        <>
          <NoticePart view={view} patch={patch} />
          <ChangedClauses view={view} patch={patch} />
          <ChangedArtefacts view={view} patch={patch} />
          <NoticeForm view={view} patch={patch} failure={failure} />
        </>
      )}
      <PreparePart view={view} failure={failure} />
    </Page>
  );
}

function titleOf({ version, patch }: { version: { number: string }; patch: object | null }): string {
  return patch === null ? `Patches of version ${version.number}` : `Patch ${version.number}`;
}
