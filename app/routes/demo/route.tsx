import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { EmptyState } from '../../components/empty-state';
import { Page } from '../../components/page';
import { redirectSignedIn } from '../../http/answer.server';
import { readForm, requiredText } from '../../http/form.server';
import { door, refuseForm, safePath } from '../../http/respond.server';
import { signInToDemo, viewDemoPeople } from '../../services/people/demo.server';
import { DemoPeople } from './demo-people';
import { DemoRoles } from './demo-roles';

export const loader = door(async ({ ctx }) => await viewDemoPeople(ctx));

const form = z.object({ person: requiredText('Choose a person', 100, 'Choose a person') });

export const action = door(async ({ ctx, request, context, url }) => {
  const read = await readForm(request, context, form);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const begun = await signInToDemo(ctx, read.data.person);
  return redirectSignedIn(ctx, begun, safePath(url.searchParams.get('to'), '/my-work'));
});

export const meta = () => [{ title: 'Demonstration: choose a person' }];

export default function Demo() {
  const { roles, people } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Choose a person"
      lead="Everybody and everything in this demonstration is invented. Sign in as one of these people to see what they see."
    >
      {people.length === 0 ? (
        <EmptyState title="The sample is not loaded">
          Start the demonstration again: it loads the sample into an empty database.
        </EmptyState>
      ) : (
        <>
          <DemoRoles roles={roles} />
          <DemoPeople people={people} />
        </>
      )}
    </Page>
  );
}
