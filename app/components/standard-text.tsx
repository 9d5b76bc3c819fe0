export interface StandardTextProps {
  /** HTML from our own renderer in app/document, which lets nothing else through. */
  readonly html: string;
  /** What is read, for screen readers: title and version. */
  readonly label?: string;
}

/** The rendered text of a standard, or of a comparison of two. */
export function StandardText({ html, label }: StandardTextProps) {
  return (
    <article
      className="cc-standard"
      aria-label={label}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: made by our own renderer from an allow-list
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
