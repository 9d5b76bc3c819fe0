import { useLoaderData } from '@remix-run/react';
import { ButtonLink } from '../../components/form/button-link';
import { InsetText } from '../../components/inset-text';
import { SuspendedWords } from '../../components/organisations/suspended-words';
import { Page } from '../../components/page';
import { WarningCallout } from '../../components/warning-callout';
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
      {work.suspended.map(({ slug, name, reason }) => (
        <WarningCallout key={slug} title={`${name} is suspended`}>
          <p>
            <a href={`/organisations/${slug}`}>{name}</a> is suspended. <SuspendedWords reason={reason} />
          </p>
        </WarningCallout>
      ))}
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
