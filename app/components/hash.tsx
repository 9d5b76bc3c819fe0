/** How much of a hash is shown at a glance. */
const SHOWN = 12;

export interface HashProps {
  /** The whole SHA-256, in hexadecimal. */
  readonly value: string;
  /** What it names, for screen readers: "Hash of version 1.2.0". */
  readonly label?: string;
  /** Whether the label is seen: false where a column or a heading beside it says it already. */
  readonly labelled?: boolean;
}

/** The name of a frozen text: short to look at, whole to copy. */
export function Hash({ value, label = 'Content hash', labelled = false }: HashProps) {
  return (
    <details className="cc-hash">
      <summary>
        <span className={labelled ? undefined : 'nhsuk-u-visually-hidden'}>{label}: </span>
        <code>{value.slice(0, SHOWN)}</code>
        <span aria-hidden="true">…</span>
        <span className="nhsuk-u-visually-hidden"> Show the whole hash</span>
      </summary>
      <code className="cc-hash__whole">{value}</code>
      <CopyButton text={value} what="hash" />
    </details>
  );
}

export interface CopyButtonProps {
  readonly text: string;
  /** What is copied: "link", "hash", "code". */
  readonly what: string;
}

/** Copies a text. Shown only where JavaScript runs; what it copies must be readable without it too. */
export function CopyButton({ text, what }: CopyButtonProps) {
  return (
    <button type="button" className="cc-copy" data-copy={text} hidden>
      Copy {what}
    </button>
  );
}
