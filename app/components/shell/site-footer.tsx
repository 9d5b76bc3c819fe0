import { FOOTER_PLACES } from './places';

const OPEN_GOVERNMENT_LICENCE = 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/';

/** Statements, machine access, licence and contact. */
export function SiteFooter({ serviceName }: { readonly serviceName: string }) {
  return (
    <footer className="nhsuk-footer cc-footer">
      <div className="nhsuk-width-container">
        <h2 className="nhsuk-u-visually-hidden">Support links</h2>
        <ul className="cc-footer__places">
          {FOOTER_PLACES.map(({ text, href }) => (
            <li key={href}>
              <a className="nhsuk-footer__list-item-link" href={href}>
                {text}
              </a>
            </li>
          ))}
        </ul>
        <p className="cc-footer__words">
          The texts of standards on {serviceName} are available under the{' '}
          <a className="nhsuk-footer__list-item-link" href={OPEN_GOVERNMENT_LICENCE} rel="license">
            Open Government Licence v3.0
          </a>
          , except where a page says otherwise.
        </p>
      </div>
    </footer>
  );
}
