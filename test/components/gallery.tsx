import type { ReactNode } from 'react';
import { CsrfTokenContext } from '../../app/components/form/csrf-token';
import type { FormFailure } from '../../app/components/form/form-failure';
import { Page } from '../../app/components/page';
import { DemonstrationBanner } from '../../app/components/shell/demonstration-banner';
import type { ShellView } from '../../app/components/shell/shell-view';
import { SiteFooter } from '../../app/components/shell/site-footer';
import { SiteHeader } from '../../app/components/shell/site-header';
import { ContentPieces } from './gallery-content';
import { FormPieces } from './gallery-forms';
import { TextPieces } from './gallery-text';

const VIEW: ShellView = {
  serviceName: 'Concord',
  demo: true,
  person: { name: 'Amara Okafor', initials: 'AO' },
  unread: 7,
};

export const FAILURE: FormFailure = {
  errors: {
    title: 'Enter a title, such as “Referral messages”.',
    position: 'Choose a position.',
    'review-date': 'The review date must include a year.',
    form: 'The ballot closed while you were writing.',
  },
  values: {
    reason: 'Typed before',
    settings: ['hospital', 'pharmacy'],
    'review-date-day': '3',
    contact: 'mail',
  },
};

/** Every piece of the kit on one page, once untouched or once as a form that came back with faults. */
export function Gallery({ failed = false }: { readonly failed?: boolean }) {
  const failure = failed ? FAILURE : undefined;
  return (
    <CsrfTokenContext.Provider value="token-of-this-session">
      <a className="nhsuk-skip-link" href="#content">
        Skip to main content
      </a>
      <DemonstrationBanner />
      <SiteHeader view={VIEW} path="/standards/STD-0042" />
      <Page
        caption="STD-0042"
        title="Referral messages between care settings"
        lead="Every piece of the kit, to be looked at and tested."
        crumbs={[
          { text: 'Home', href: '/' },
          { text: 'Standards', href: '/standards' },
        ]}
        failure={failure}
      >
        <Section title="Content">
          <ContentPieces />
        </Section>
        <Section title="Forms">
          <FormPieces failure={failure} />
        </Section>
        <Section title="Text of a standard">
          <TextPieces />
        </Section>
      </Page>
      <SiteFooter serviceName="Concord" />
    </CsrfTokenContext.Provider>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h2 className="nhsuk-heading-l">{title}</h2>
      {children}
    </section>
  );
}
