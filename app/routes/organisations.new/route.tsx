import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import { OrganisationFields } from '../../components/organisations/organisation-fields';
import { Page } from '../../components/page';
import { refuseAnswer } from '../../http/answer.server';
import { readForm } from '../../http/form.server';
import { organisationForm } from '../../http/organisation-form.server';
import { door, memberDoor, refuseForm } from '../../http/respond.server';
import { createOrganisation } from '../../services/organisations/create-organisation.server';
import { viewNewOrganisation } from '../../services/organisations/view-organisation-form.server';

export const loader = door(async ({ ctx }) => await viewNewOrganisation(ctx));

export const action = memberDoor(async ({ ctx, request, context }) => {
  const read = await readForm(request, context, organisationForm);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const answer = await createOrganisation(ctx, read.data);
  if (!answer.ok) return refuseAnswer(answer, read.values);
  return redirect(`/organisations/${answer.result.slug}?done=created`);
});

export const meta = () => [{ title: 'Add an organisation' }];

export default function NewOrganisation() {
  const { owners } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <Page
      title="Add an organisation"
      lead="You become its voting representative. The Secretariat checks who it is before it can propose standards or vote."
      width="text"
      crumbs={[
        { text: 'Home', href: '/' },
        { text: 'Organisations', href: '/organisations' },
      ]}
      failure={failure}
    >
      <p>
        Look first whether it is <a href="/organisations">on the portal already</a>; then ask to join it
        instead.
      </p>
      <Form failure={failure}>
        <OrganisationFields owners={owners} />
        <Button>Add organisation</Button>
      </Form>
    </Page>
  );
}
