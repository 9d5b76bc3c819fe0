import { Page } from '../components/page';

export const meta = () => [{ title: 'Licence' }];

/** What may be done with the standards and with the software. */
export default function Licence() {
  return (
    <Page
      title="Licence"
      lead="You may use, copy and adapt every standard published here, free of charge, if you say where it comes from."
      width="text"
    >
      <h2 className="nhsuk-heading-m">The standards</h2>
      <p>
        Published texts are available under the{' '}
        <a href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/">
          Open Government Licence v3.0
        </a>
        , except where a text says otherwise. Say which version you used; “Cite” on its page gives you the
        words.
      </p>
      <h2 className="nhsuk-heading-m">What you contribute</h2>
      <p>
        By writing in a draft, commenting or proposing an amendment you agree that your words may be published
        under the same licence. Contribute only what you have the right to give, and say if you know of a
        patent that a requirement would touch.
      </p>
      <h2 className="nhsuk-heading-m">The software</h2>
      <p>The portal itself is free software under the MIT licence.</p>
      <h2 className="nhsuk-heading-m">Names and marks</h2>
      <p>The letters NHS and the NHS logo are trade marks. No licence here covers them.</p>
    </Page>
  );
}
