import { type ReactNode, useContext } from 'react';
import { BackLink, type BackLinkProps } from './back-link';
import { Breadcrumbs, type Crumb } from './breadcrumbs';
import { ErrorSummary } from './form/error-summary';
import type { FormFailure } from './form/form-failure';
import { PageRequestContext } from './shell/page-request';
import { TypedBefore } from './typed-before';
import { Unbroken } from './unbroken';

export interface PageProps {
  /** The only h1; leave it out when a label, legend or Panel on the page is the h1. */
  readonly title?: ReactNode;
  /** Small words above the title, such as a reference: "STD-0042". */
  readonly caption?: ReactNode;
  /** Beside or below the title: tags, dates, buttons. */
  readonly head?: ReactNode;
  /** One or two sentences under the title, in larger letters. */
  readonly lead?: ReactNode;
  readonly crumbs?: readonly Crumb[];
  readonly back?: BackLinkProps;
  /** What an action answered; its summary stands above the title. */
  readonly failure?: FormFailure | null | undefined;
  /** Prefix of the form's ids, when it has one. */
  readonly idPrefix?: string;
  /** `text` keeps lines short for forms and prose; `full` is for lists, tables and reading pages. */
  readonly width?: 'text' | 'full';
  readonly children: ReactNode;
}

/** The inside of a page between header and footer: way back, errors, title, what was typed in vain, content. Every route has one. */
export function Page(props: PageProps) {
  const { title, caption, head, lead, crumbs, back, failure, idPrefix, width = 'full', children } = props;
  const { typedInVain } = useContext(PageRequestContext);
  return (
    <div className="nhsuk-width-container">
      {crumbs === undefined ? null : <Breadcrumbs crumbs={crumbs} />}
      {back === undefined ? null : <BackLink {...back} />}
      <main className="nhsuk-main-wrapper" id="content" tabIndex={-1}>
        <div className={width === 'text' ? 'cc-text-width' : undefined}>
          <ErrorSummary failure={failure} idPrefix={idPrefix} />
          {title === undefined ? null : (
            <div className="cc-page-head">
              <h1 className="nhsuk-heading-xl cc-page-head__title">
                {caption === undefined ? null : <span className="nhsuk-caption-l">{caption} </span>}
                {typeof title === 'string' ? <Unbroken words={title} /> : title}
              </h1>
              {lead === undefined ? null : <p className="nhsuk-body-l cc-page-head__lead">{lead}</p>}
              {head}
            </div>
          )}
          <TypedBefore words={typedInVain} />
          {children}
        </div>
      </main>
    </div>
  );
}
