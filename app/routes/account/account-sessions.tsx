import { DataTable } from '../../components/data-table';
import { DateText, DateTimeText } from '../../components/date-text';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import type { AccountView } from '../../services/people/view-account.server';

type Session = AccountView['sessions'][number];

/** Where this account is signed in, with a button that ends each. */
export function AccountSessions({ sessions }: { readonly sessions: readonly Session[] }) {
  return (
    <section aria-labelledby="sessions">
      <h2 className="nhsuk-heading-m" id="sessions">
        Where you are signed in
      </h2>
      <p>A session ends by itself after 14 days without a visit, and after 90 days in any case.</p>
      <DataTable<Session>
        caption="Your sessions"
        captionHidden
        rows={sessions}
        rowKey={({ id }) => id}
        columns={[
          {
            header: 'Browser',
            rowHeader: true,
            cell: ({ browser, isThis }) => (isThis ? `${browser} (this one)` : browser),
          },
          { header: 'Since', cell: ({ createdAt }) => <DateText at={createdAt} /> },
          { header: 'Last used', cell: ({ lastSeenAt }) => <DateTimeText at={lastSeenAt} /> },
          {
            header: 'End',
            cell: ({ id, isThis, browser }) =>
              isThis ? (
                <a href="/sign-out">Sign out</a>
              ) : (
                <Form intent="end-session">
                  <input type="hidden" name="session" value={id} />
                  <Button look="secondary" small>
                    End<span className="nhsuk-u-visually-hidden"> the session in {browser}</span>
                  </Button>
                </Form>
              ),
          },
        ]}
      />
      {sessions.length > 1 ? (
        <Form intent="end-others">
          <Button look="secondary">End all other sessions</Button>
        </Form>
      ) : null}
    </section>
  );
}
