/** The way to the evidence, which stands on somebody else's pages. */
export function EvidenceLink({ href, about }: { readonly href: string; readonly about: string }) {
  return (
    <a href={href} rel="noreferrer nofollow">
      Evidence<span className="nhsuk-u-visually-hidden"> on {about}</span>
    </a>
  );
}
