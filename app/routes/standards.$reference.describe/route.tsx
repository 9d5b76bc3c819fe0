import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { DescriptionFields, descriptionInWords } from '../../components/description-fields';
import { AsShown } from '../../components/form/as-shown';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import { Page } from '../../components/page';
import { refuseAnswer } from '../../http/answer.server';
import { readForm } from '../../http/form.server';
import { descriptionFields } from '../../http/forms/standard-proposal.server';
import { door, memberDoor, refuseForm } from '../../http/respond.server';
import { describeStandard } from '../../services/standards/describe-standard.server';
import { viewDescription } from '../../services/standards/view-description.server';

export const loader = door(async ({ ctx, params }) => await viewDescription(ctx, params.reference ?? ''));

const shownForm = z.object({ ...descriptionFields, shownHash: z.string().default('') });

export const action = memberDoor(async ({ ctx, request, context, params }) => {
  const read = await readForm(request, context, shownForm);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const reference = params.reference ?? '';
  const { shownHash, ...description } = read.data;
  const answer = await describeStandard(ctx, reference, description, shownHash);
  return answer.ok ? redirect(`/standards/${reference}`) : refuseAnswer(answer, read.values);
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
        <AsShown shownHash={standard.shownHash} now={descriptionInWords(standard)} />
        <DescriptionFields defaults={standard} />
        <Button>Save the description</Button>
      </Form>
    </Page>
  );
}
