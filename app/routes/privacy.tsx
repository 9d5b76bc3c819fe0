import { useLoaderData } from '@remix-run/react';
import { NO_CONTACT } from '../components/no-contact';
import { Page } from '../components/page';
import { SummaryList } from '../components/summary-list';
import { door } from '../http/respond.server';

export const loader = door(async ({ ctx }) => ({ contactEmail: ctx.settings.contactEmail }));

export const meta = () => [{ title: 'Privacy' }];

/** What is kept about people, what is public, and for how long. */
export default function Privacy() {
  const { contactEmail } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Privacy"
      lead="Work on standards is public, so your name stands beside what you write. Nothing is kept about people who only read."
      width="text"
    >
      <h2 className="nhsuk-heading-m">What is kept about you</h2>
      <SummaryList
        rows={[
          {
            key: 'Your account',
            value: 'Name, e-mail address, and your password in a form that cannot be read back.',
          },
          {
            key: 'Where you are signed in',
            value: 'The kind of browser and when it was last used, so that you can end it.',
          },
          {
            key: 'What you do',
            value: 'Edits, comments, votes for your organisation, decisions, and when you made them.',
          },
          {
            key: 'Files you make a text from',
            value:
              'The file as you chose it, that you brought it and when, and the pictures in it, for good once a draft begins with it or it is brought into one; for 30 days when you look at the preview and make nothing of it. Who wrote comments and tracked changes in a Word file is shown with them. The file can be read by anybody with an account to whom you give the address of its preview; the pictures by everybody who has their addresses.',
          },
          {
            key: 'Pictures you add to a draft',
            value:
              'The picture and that you added it, for good. Where, when and with what it was taken is left out before it is kept.',
          },
          {
            key: 'Files you bring for comparison',
            value:
              'The file and that you brought it, for 30 days; anybody with an account whom you give the address can read it. Its pictures are not kept.',
          },
          { key: 'What you follow', value: 'Known to you alone.' },
        ]}
      />
      <h2 className="nhsuk-heading-m">What is public</h2>
      <p>
        Your name, your organisation, and what you write, propose or decide. Your e-mail address is shown to
        nobody but those who look after the members of an organisation that you belong to or ask to join, the
        Secretariat and the administrators. How an organisation voted, and why, is public when the ballot
        closes.
      </p>
      <h2 className="nhsuk-heading-m">Cookies</h2>
      <p>
        One cookie, and only when you sign in: it keeps you signed in and ends after 14 days without a visit.
        Text that you type in a draft is also kept in your own browser until it is stored here; you can see
        and delete it under <a href="/kept-text">text kept on this device</a>. Nothing follows you to other
        sites, and nothing is measured.
      </p>
      <h2 className="nhsuk-heading-m">How long</h2>
      <p>
        The record of how a standard came about is kept for good, because others rely on it. When an account
        is closed its e-mail address is deleted, and its contributions stay under the name or as “former
        member”.
      </p>
      <h2 className="nhsuk-heading-m">Your rights</h2>
      <p>
        You can see and correct what is kept about you, and object to its use.{' '}
        {contactEmail === null ? (
          NO_CONTACT
        ) : (
          <>
            Write to <a href={`mailto:${contactEmail}`}>{contactEmail}</a>.
          </>
        )}{' '}
        You can also complain to the <a href="https://ico.org.uk/">Information Commissioner’s Office</a>.
      </p>
    </Page>
  );
}
