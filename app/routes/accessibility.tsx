import { useLoaderData } from '@remix-run/react';
import { NO_CONTACT } from '../components/no-contact';
import { Page } from '../components/page';
import { door } from '../http/respond.server';

export const loader = door(async ({ ctx }) => ({
  serviceName: ctx.settings.serviceName,
  contactEmail: ctx.settings.contactEmail,
}));

export const meta = () => [{ title: 'Accessibility statement' }];

/** What was done so that everybody can use the portal, what is known to fall short, and whom to tell. */
export default function Accessibility() {
  const { serviceName, contactEmail } = useLoaderData<typeof loader>();
  return (
    <Page title={`Accessibility statement for ${serviceName}`} width="text">
      <p>
        We want as many people as possible to be able to use {serviceName}. The service aims to meet the Web
        Content Accessibility Guidelines (WCAG) 2.2 at level AA. You should be able to:
      </p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        <li>zoom in up to 400% without text spilling off the screen</li>
        <li>do everything with a keyboard, and see where the focus is</li>
        <li>listen to every page with a screen reader</li>
        <li>read, comment, vote and approve without JavaScript; only live editing of a draft needs it</li>
        <li>print any text with its contents and the addresses of its links</li>
      </ul>
      <h2 className="nhsuk-heading-m">What falls short</h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        <li>
          While somebody else types in a draft you have open, a screen reader may read the changed line again.
          You can read the draft without live changes at the address of its version.
        </li>
        <li>
          Pictures in a standard are described by its editors. The checks of a draft list those without words.
        </li>
        <li>
          Very long tables scroll sideways in a region of their own, which you can reach with the keyboard.
        </li>
      </ul>
      <h2 className="nhsuk-heading-m">How it is tested</h2>
      <p>
        Every page is checked by automated tests at the width of a desktop and of a phone, and the journeys
        for comments and votes are walked with the keyboard alone. Automated tests find about half of what can
        be wrong, so tell us what they miss.
      </p>
      <h2 className="nhsuk-heading-m">Tell us</h2>
      <p>
        If something is hard to use, or you need a standard in another format,{' '}
        {contactEmail === null ? (
          <>tell us. {NO_CONTACT}</>
        ) : (
          <>
            write to <a href={`mailto:${contactEmail}`}>{contactEmail}</a>. We answer within 5 working days.
          </>
        )}
      </p>
      <p>
        If you are not happy with the answer, contact the{' '}
        <a href="https://www.equalityadvisoryservice.com/">Equality Advisory and Support Service</a>.
      </p>
    </Page>
  );
}
