import type { SaidReason } from '../domain/reason-sentences';

/** A reason as `sayReasons` gives it, or a sentence of the page's own with who can cure it. */
export type RefusalReason = (SaidReason | { readonly sentence: string; readonly cure?: string | null }) & {
  /** Where it is cured. */
  readonly place?: { readonly href: string; readonly text: string } | null;
};

/** Who can help, in words; empty when nobody can. */
function helpOf(reason: RefusalReason): string {
  return 'help' in reason ? reason.help : (reason.cure ?? '');
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
        {reasons.map((reason) => (
          <li key={reason.sentence}>
            {reason.sentence}
            {helpOf(reason) === '' && !reason.place ? null : (
              <span className="cc-refusal__cure">
                {helpOf(reason)}
                {reason.place ? (
                  <>
                    {' '}
                    <a href={reason.place.href}>Go to {reason.place.text}</a>
                  </>
                ) : null}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
