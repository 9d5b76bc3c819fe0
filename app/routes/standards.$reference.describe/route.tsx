import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { DescriptionFields } from '../../components/description-fields';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import { Page } from '../../components/page';
import { readForm } from '../../http/form.server';
import { descriptionFields } from '../../http/forms/standard-proposal.server';
import { door, memberDoor, refuseForm } from '../../http/respond.server';
import { describeStandard } from '../../services/standards/describe-standard.server';
import { viewDescription } from '../../services/standards/view-description.server';

export const loader = door(async ({ ctx, params }) => await viewDescription(ctx, params.reference ?? ''));

export const action = memberDoor(async ({ ctx, request, context, params }) => {
  const read = await readForm(request, context, z.object(descriptionFields));
  if (!read.ok) return refuseForm(read.errors, read.values);
  const reference = params.reference ?? '';
  await describeStandard(ctx, reference, read.data);
  return redirect(`/standards/${reference}`);
});

export const meta = () => [{ title: 'Describe the standard' }];

export default function Describe() {
  const standard = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <Page
      caption={standard.reference}
      title="Describe the standard"
      lead="How it is found and listed. What its published text says is not touched by this."
      crumbs={[
        { text: 'Standards', href: '/standards' },
        { text: standard.reference, href: `/standards/${standard.reference}` },
      ]}
      failure={failure}
      width="text"
    >
      <Form failure={failure}>
        <DescriptionFields defaults={standard} />
        <Button>Save the description</Button>
      </Form>
    </Page>
  );
}
