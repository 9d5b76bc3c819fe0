import { useLoaderData } from '@remix-run/react';
import { Card, CardGrid } from '../../components/card';
import { Page } from '../../components/page';
import { door } from '../../http/respond.server';
import { viewAdmin } from '../../services/admin/view-admin.server';

export const loader = door(async ({ ctx }) => await viewAdmin(ctx));

export const meta = () => [{ title: 'Administration' }];

export default function Admin() {
  const view = useLoaderData<typeof loader>();
  const { may } = view;
  return (
    <Page title="Administration" lead="Everything done here is kept in the audit record.">
      <CardGrid>
        {may.verify ? (
          <Card title="Organisations" href="/admin/organisations?state=unverified">
            <p>
              {view.toVerify === 0
                ? 'No organisation waits to be verified.'
                : `${view.toVerify} ${view.toVerify === 1 ? 'organisation waits' : 'organisations wait'} to be verified.`}{' '}
              {view.organisations} in all.
            </p>
          </Card>
        ) : null}
        {may.administer ? (
          <Card title="People" href="/admin/people">
            <p>
              {view.people} {view.people === 1 ? 'account' : 'accounts'}, {view.suspended} suspended. Offices,
              sessions and suspension.
            </p>
          </Card>
        ) : null}
        {may.readRecord ? (
          <Card title="Audit record" href="/admin/record">
            <p>
              {view.events.toLocaleString('en-GB')} events: who did what, when, to what. It can be read and
              downloaded, never changed.
            </p>
          </Card>
        ) : null}
        {may.administer ? (
          <Card title="Health" href="/admin/health">
            <p>Database, last backup, mail, clock, disk, open connections and the largest documents.</p>
          </Card>
        ) : null}
        {may.administer ? (
          <Card title="Mail">
            <p>
              {view.lettersWaiting === 0
                ? 'No letter waits to be sent.'
                : `${view.lettersWaiting} ${view.lettersWaiting === 1 ? 'letter waits' : 'letters wait'} to be sent.`}
            </p>
          </Card>
        ) : null}
      </CardGrid>
    </Page>
  );
}
