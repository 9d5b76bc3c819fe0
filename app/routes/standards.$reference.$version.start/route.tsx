import { data, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { EmptyState } from '../../components/empty-state';
import { ButtonLink } from '../../components/form/button-link';
import { Page } from '../../components/page';
import { Refusal } from '../../components/refusal';
import { reasonsInWords } from '../../domain/reason-sentences';
import { chosenOffers } from '../../http/offers-form.server';
import { refuseOnVersion } from '../../http/refuse-on-version.server';
import { door, memberDoor, orFaulty, refuseForm } from '../../http/respond.server';
import { readTextUpload } from '../../http/text-upload.server';
import { isServiceError } from '../../services/errors';
import type { DraftSource } from '../../services/versions/first-text.server';
import { startDrafting } from '../../services/versions/start-drafting.server';
import { uploadText } from '../../services/versions/text-upload.server';
import { draftPath, versionPath } from '../../services/versions/version-address';
import { viewStart } from '../../services/versions/view-start.server';
import { ChooseSource } from './choose-source';
import { StartFromFile } from './start-from-file';

export const loader = door(async ({ ctx, params, url }) => {
  const [reference, number] = [params.reference ?? '', params.version ?? ''];
  const view = async (upload: string) => await viewStart(ctx, reference, number, upload);
  try {
    return data({ ...(await view(url.searchParams.get('upload') ?? '')), fault: null });
  } catch (thrown) {
    if (!isServiceError(thrown) || thrown.code !== 'invalid') throw thrown;
    const fault = { errors: thrown.fields, values: { source: 'file' } };
    return data({ ...(await view('')), fault }, { status: 400 });
  }
});

export const action = memberDoor(async ({ ctx, request, context, params }) => {
  const { fields, bytes, fileName, fault } = await readTextUpload(request, context);
  const view = await viewStart(ctx, params.reference ?? '', params.version ?? '', '');
  const { source = '', upload = '' } = fields;
  if (source === 'file') {
    if (view.version.documentId !== null || view.refused.length > 0) {
      const said = reasonsInWords(view.refused);
      return data({ errors: { form: said || HAS_ONE }, values: { source } }, { status: 409 });
    }
    if (fault !== null) return refuseForm({ file: fault }, { source });
    return await orFaulty(
      async () => {
        const { hash } = await uploadText(ctx, bytes, fileName);
        return redirect(`${versionPath(view.standard.reference, view.version.number)}/start?upload=${hash}`);
      },
      { source },
    );
  }
  const chosen = sourceOf(source, upload, fields);
  if (chosen === null) return refuseForm({ source: 'Choose what the draft begins with.' }, { source });
  const decision = await startDrafting(ctx, view.version.id, chosen);
  return decision.allowed
    ? redirect(draftPath(decision.result.documentId))
    : await refuseOnVersion(ctx, view.version.id, decision, { source });
});

const HAS_ONE = 'This version has a draft already.';

function sourceOf(
  source: string,
  upload: string,
  fields: Readonly<Record<string, string>>,
): DraftSource | null {
  if (source === 'template' || source === 'published' || source === 'left') return { from: source };
  return source === 'upload'
    ? { from: 'file', uploadHash: upload, requirements: chosenOffers(fields) }
    : null;
}

const titleOf = (preview: object | null | undefined) =>
  preview == null ? 'Start the draft' : 'Check what the file becomes';

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [{ title: titleOf(view?.preview) }];

export default function Start() {
  const view = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>() ?? view.fault ?? undefined;
  const { standard, version, refused, preview } = view;
  const desk = `/standards/${standard.reference}/${version.number}/progress`;
  return (
    <Page
      caption={`${standard.reference} ${standard.title} ${version.number}`}
      title={titleOf(preview)}
      back={{ href: preview === null ? desk : `/standards/${standard.reference}/${version.number}/start` }}
      failure={failure}
    >
      {version.documentId !== null ? (
        <EmptyState
          title="This version has a draft already"
          action={<ButtonLink href={`/drafts/${version.documentId}`}>Open the draft</ButtonLink>}
        >
          Its chair and editors carry on writing there.
        </EmptyState>
      ) : refused.length > 0 ? (
        <Refusal title="You cannot start this draft" reasons={refused} />
      ) : preview === null ? (
        <ChooseSource view={view} failure={failure} />
      ) : (
        <StartFromFile preview={preview} />
      )}
    </Page>
  );
}
