import type { ReactNode } from 'react';

export interface Figure {
  /** What is counted: "Days left", "Comments not decided". */
  readonly label: string;
  readonly value: ReactNode;
}

/** A few large figures that say how something stands. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <dl className="cc-figures">
      {figures.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
