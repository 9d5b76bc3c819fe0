export interface RefusalReason {
  /** The demand that is not met, in words. */
  readonly sentence: string;
  /** Who can cure it, and how. */
  readonly cure?: string | null;
}

export interface RefusalProps {
  /** What cannot be done: "This ballot cannot open yet". */
  readonly title: string;
  readonly reasons: readonly RefusalReason[];
  readonly headingLevel?: 2 | 3;
}

/** Why the rules refuse something: every unmet demand, and who can help. */
export function Refusal({ title, reasons, headingLevel = 2 }: RefusalProps) {
  if (reasons.length === 0) return null;
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  return (
    <div className="cc-refusal">
      <Heading className="nhsuk-heading-s">{title}</Heading>
      <ul className="cc-refusal__reasons">
        {reasons.map(({ sentence, cure }) => (
          <li key={sentence}>
            {sentence}
            {cure ? <span className="cc-refusal__cure">{cure}</span> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
