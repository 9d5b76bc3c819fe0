import { type ReactNode, useId } from 'react';

export interface NoticeProps {
  readonly kind?: 'success' | 'important';
  /** The news in one sentence. */
  readonly title: string;
  readonly children?: ReactNode;
}

/** News at the top of a page: something was done, or something must be known first. */
export function Notice({ kind = 'important', title, children }: NoticeProps) {
  const id = useId();
  const inside = (
    <>
      <div className="nhsuk-notification-banner__header">
        <h2 className="nhsuk-notification-banner__title" id={id}>
          {kind === 'success' ? 'Success' : 'Important'}
        </h2>
      </div>
      <div className="nhsuk-notification-banner__content">
        <p className="nhsuk-notification-banner__heading">{title}</p>
        {children}
      </div>
    </>
  );
  if (kind === 'important') {
    return (
      <section className="nhsuk-notification-banner" aria-labelledby={id}>
        {inside}
      </section>
    );
  }
  return (
    <div className="nhsuk-notification-banner nhsuk-notification-banner--success" role="alert">
      {inside}
    </div>
  );
}
