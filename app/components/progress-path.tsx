import type { ReactNode } from 'react';

export interface PathStep {
  readonly label: string;
  readonly standing: 'done' | 'now' | 'next';
  /** When it happened or is due. */
  readonly detail?: ReactNode;
}

const STANDING_WORDS = { done: 'Done', now: 'Now', next: 'To come' } as const;

/** The path of a version through its states, with the present one marked. */
export function ProgressPath({
  steps,
  label,
}: {
  readonly steps: readonly PathStep[];
  readonly label: string;
}) {
  return (
    <ol className="cc-path" aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.label}
          className={`cc-path__step cc-path__step--${step.standing}`}
          aria-current={step.standing === 'now' ? 'step' : undefined}
        >
          <span className="cc-path__label">{step.label}</span>
          <span className="cc-path__standing">{STANDING_WORDS[step.standing]}</span>
          {step.detail === undefined ? null : <span className="cc-path__detail">{step.detail}</span>}
        </li>
      ))}
    </ol>
  );
}
