import { useLoaderData } from '@remix-run/react';
import { NO_CONTACT } from '../components/no-contact';
import { Page } from '../components/page';
import { SummaryList } from '../components/summary-list';
import { door } from '../http/respond.server';

export const loader = door(async ({ ctx }) => ({ contactEmail: ctx.settings.contactEmail }));

export const meta = () => [{ title: 'Contact' }];

/** Whom to ask about what. */
export default function Contact() {
  const { contactEmail } = useLoaderData<typeof loader>();
  return (
    <Page title="Contact" lead="Ask where others can see the answer, if you can." width="text">
      <SummaryList
        rows={[
          {
            key: 'About a standard',
            value: (
              <>
                Comment on the clause you have a question about. <a href="/standards">Find the standard</a>.
                Its page has a link to comment at each clause.
              </>
            ),
          },
          {
            key: 'About your organisation',
            value: (
              <>
                The Secretariat verifies organisations. <a href="/organisations">Find yours</a>
                {contactEmail === null ? '.' : ', or write to the address below.'}
              </>
            ),
          },
          {
            key: 'Anything else',
            value: contactEmail === null ? NO_CONTACT : <a href={`mailto:${contactEmail}`}>{contactEmail}</a>,
          },
          {
            key: 'A security problem',
            value:
              contactEmail === null ? (
                'Do not write about it where others read it, such as in a comment. Tell those who gave you the address of this portal, and give them time to mend it before you tell others.'
              ) : (
                <>
                  Write to <a href={`mailto:${contactEmail}?subject=Security`}>{contactEmail}</a> with
                  “Security” in the subject, and give us time to mend it before you tell others.
                </>
              ),
          },
        ]}
      />
    </Page>
  );
}
