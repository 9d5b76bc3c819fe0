export interface BackLinkProps {
  readonly href: string;
  readonly text?: string;
}

/** One step back in a journey. */
export function BackLink({ href, text = 'Back' }: BackLinkProps) {
  return (
    <nav aria-label="Back">
      <a className="nhsuk-back-link" href={href}>
        {text}
      </a>
    </nav>
  );
}
