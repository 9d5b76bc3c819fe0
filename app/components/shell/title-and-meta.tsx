import { Meta } from '@remix-run/react';
import { cloneElement, isValidElement, type ReactElement, type ReactNode, useContext } from 'react';
import { PageRequestContext } from './page-request';

/** The whole title of a page: "Error: " first when a form failed, the service's name last. */
export function wholeTitle(title: string, serviceName: string, formFailed: boolean): string {
  const named =
    title === serviceName || title.endsWith(` – ${serviceName}`) ? title : `${title} – ${serviceName}`;
  return formFailed ? `Error: ${named}` : named;
}

/**
 * The tags of a route's `meta` export. A route gives its bare title, such as `[{ title: 'Sign in' }]`; the
 * rest is added here, because a meta function learns nothing of a failed form.
 */
export function TitleAndMeta({ serviceName }: { readonly serviceName: string }) {
  const { formFailed } = useContext(PageRequestContext);
  // Called as a hook would be: it reads contexts and returns a fragment of head elements.
  const tags = (Meta() as ReactElement<{ children?: ReactNode }>).props.children;
  const list = Array.isArray(tags) ? tags : [tags];
  const titled = list.some((tag) => isValidElement(tag) && tag.type === 'title');
  return (
    <>
      {list.map((tag) =>
        isValidElement<{ children?: ReactNode }>(tag) && tag.type === 'title'
          ? cloneElement(tag, {}, wholeTitle(String(tag.props.children), serviceName, formFailed))
          : tag,
      )}
      {titled ? null : <title>{serviceName}</title>}
    </>
  );
}
