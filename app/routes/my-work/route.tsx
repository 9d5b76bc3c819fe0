import { useLoaderData } from '@remix-run/react';
import { ButtonLink } from '../../components/form/button-link';
import { InsetText } from '../../components/inset-text';
import { Page } from '../../components/page';
import { door } from '../../http/respond.server';
import { viewMyWork } from '../../services/people/view-my-work.server';
import { WorkSections } from './work-sections';

export const loader = door(async ({ ctx }) => ({ work: await viewMyWork(ctx) }));

export const meta = () => [{ title: 'My work' }];

export default function MyWork() {
  const { work } = useLoaderData<typeof loader>();
  return (
    <Page
      title="My work"
      lead="What waits for you, the most urgent first."
      head={
        work.mayAdminister ? (
          <ButtonLink href="/admin" look="secondary" small>
            Administration
          </ButtonLink>
        ) : null
      }
    >
      {work.hasOrganisation ? null : (
        <InsetText>
          <p>
            You take part as yourself. To speak or vote for an organisation,{' '}
            <a href="/organisations">ask to join it</a> or <a href="/organisations/new">add it</a>.
          </p>
        </InsetText>
      )}
      <WorkSections work={work} />
    </Page>
  );
}
