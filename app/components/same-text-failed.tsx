import type { SameText } from '../services/ballots/same-text.server';
import { InsetText } from './inset-text';

interface SameTextFailedProps {
  readonly before: SameText | null;
  /** What follows from it for whoever reads this. */
  readonly advice?: string;
}

/** For those who might open a ballot on it again. */
export const BALLOT_AGAIN =
  'Another ballot on it may be opened as it is, and its page and its notices say so (rule BL-39).';

/** That the voters did not agree to this very text before (BL-39); nothing where they did not have it. */
export function SameTextFailed({ before, advice = '' }: SameTextFailedProps) {
  if (before === null) return null;
  return (
    <InsetText>
      <p>
        {before.words} <a href={before.path}>Read that result</a>. {advice}
      </p>
    </InsetText>
  );
}
