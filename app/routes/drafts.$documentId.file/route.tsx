import { data, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import { isFormFailure } from '../../components/form/form-failure';
import { ChooseFile } from '../../components/importing/choose-file';
import { Page } from '../../components/page';
import { Refusal } from '../../components/refusal';
import { chosenOffers } from '../../http/offers-form.server';
import { refuseOnVersion } from '../../http/refuse-on-version.server';
import { door, memberDoor, orFaulty, refuseForm } from '../../http/respond.server';
import { readTextUpload } from '../../http/text-upload.server';
import { isServiceError } from '../../services/errors';
import { takeInFile } from '../../services/incoming/take-in-file.server';
import { viewIncoming } from '../../services/incoming/view-incoming.server';
import { LOOKED_AT_DAYS, uploadText } from '../../services/versions/text-upload.server';
import { draftPath } from '../../services/versions/version-address';
import { versionIdOfDraft } from '../../services/versions/version-id.server';
import { TakeInForm } from './take-in-form';

export const loader = door(async ({ ctx, params, url }) => {
  const view = async (upload: string) => ({
    ...(await viewIncoming(ctx, params.documentId ?? '', upload)),
    keptDays: LOOKED_AT_DAYS,
    organisations:
      ctx.actor.kind === 'person'
        ? ctx.actor.memberships.map(({ organisationId: id, organisationName: name }) => ({ id, name }))
        : [],
  });
  try {
    return data({ ...(await view(url.searchParams.get('upload') ?? '')), fault: null });
  } catch (thrown) {
    if (!isServiceError(thrown) || thrown.code !== 'invalid') throw thrown;
    return data({ ...(await view('')), fault: { errors: thrown.fields, values: {} } }, { status: 400 });
  }
});

export const action = memberDoor(async ({ ctx, request, context, params }) => {
  const draftId = params.documentId ?? '';
  const { fields, bytes, fileName, fault } = await readTextUpload(request, context);
  const { upload = '', as = '', organisationId = '' } = fields;
  const typed = { as, comments: fields.comments ?? '', organisationId };
  return await orFaulty(async () => {
    if (upload === '') {
      if (fault !== null) return refuseForm({ file: fault }, {});
      const { hash } = await uploadText(ctx, bytes, fileName);
      return redirect(`${draftPath(draftId)}/file?upload=${hash}`);
    }
    if (as !== 'text' && as !== 'amendment')
      return refuseForm({ as: 'Choose what becomes of the text of the file.' }, typed);
    const decision = await takeInFile(ctx, {
      draftId,
      uploadHash: upload,
      requirements: chosenOffers(fields),
      as,
      comments: fields.comments === 'yes',
      organisationId,
    });
    return decision.allowed
      ? redirect(decision.result.path)
      : await refuseOnVersion(ctx, await versionIdOfDraft(ctx, draftId), decision, typed);
  }, typed);
});

const CHECK = 'Check what the file becomes';

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  {
    title: view?.found
      ? `${CHECK}: ${view.standard.reference} ${view.standard.title} ${view.version.number}`
      : view
        ? `Bring a file into the draft of ${view.standard.reference} ${view.standard.title} ${view.version.number}`
        : 'Bring a file into the draft',
  },
  { name: 'robots', content: 'noindex' },
];

export default function BringFile() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const failure = isFormFailure(answer) ? answer : (view.fault ?? undefined);
  const { standard, version, refused, found, draft, keptDays } = view;
  const closed = refused.replace.length > 0 && refused.propose.length > 0;
  return (
    <Page
      caption={`${standard.reference} ${standard.title} ${version.number}`}
      title={found === null ? 'Bring a file into the draft' : CHECK}
      back={
        found === null
          ? { href: draft, text: 'Back to the draft' }
          : { href: `${draft}/file`, text: 'Choose another file' }
      }
      failure={failure}
    >
      {closed ? (
        <Refusal title="You cannot bring a file into this draft" reasons={refused.propose} />
      ) : found === null ? (
        <>
          <p>
            For a text that was written on elsewhere: you see what becomes of it and how far it differs from
            the draft, and then choose whether it is proposed as an amendment or takes the place of the
            draft’s text.
          </p>
          <Form failure={failure} multipart>
            <ChooseFile />
            <p>A file that you only look at is kept for {keptDays} days.</p>
            <Button>Continue</Button>
          </Form>
        </>
      ) : (
        <TakeInForm view={{ ...view, found }} failure={failure} />
      )}
    </Page>
  );
}
