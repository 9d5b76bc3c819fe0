import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { AsShown } from '../../components/form/as-shown';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import { InsetText } from '../../components/inset-text';
import { OrganisationFields, organisationInWords } from '../../components/organisations/organisation-fields';
import { Page } from '../../components/page';
import { refuseAnswer } from '../../http/answer.server';
import { readForm } from '../../http/form.server';
import { organisationForm } from '../../http/organisation-form.server';
import { door, memberDoor, refuseForm } from '../../http/respond.server';
import { changeOrganisation } from '../../services/organisations/change-organisation.server';
import { viewOrganisationForm } from '../../services/organisations/view-organisation-form.server';

export const loader = door(async ({ ctx, params }) => await viewOrganisationForm(ctx, params.slug ?? ''));

const shownForm = organisationForm.extend({ shownHash: z.string().default('') });

export const action = memberDoor(async ({ ctx, request, context, params }) => {
  const read = await readForm(request, context, shownForm);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const slug = params.slug ?? '';
  const answer = await changeOrganisation(ctx, slug, read.data, read.data.shownHash);
  if (!answer.ok) return refuseAnswer(answer, read.values);
  return redirect(`/organisations/${slug}?done=changed`);
});

export const meta = () => [{ title: 'Change an organisation' }];

export default function ChangeOrganisation() {
  const { slug, owners, settled, present, shownHash } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <Page
      title={`Change ${present.name}`}
      width="text"
      back={{ href: `/organisations/${slug}`, text: `Back to ${present.name}` }}
      failure={failure}
    >
      {settled ? (
        <InsetText>
          <p>Name, kind, interest category and owner were verified. Ask the Secretariat to change them.</p>
        </InsetText>
      ) : null}
      <Form failure={failure}>
        <AsShown shownHash={shownHash} now={organisationInWords(present, owners)} />
        <OrganisationFields owners={owners} present={present} settled={settled} />
        <Button>Save changes</Button>
      </Form>
    </Page>
  );
}
