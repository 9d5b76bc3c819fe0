import type { NodeJson } from '../../../document/json';
import { dischargeSummary } from './discharge-summary';
import { revise } from './revise-text';
import { req } from './text-parts';

/** STD-0001 as its first consultation asked about it. */
export function dischargeSummaryForConsultation(): NodeJson[] {
  return revise(
    dischargeSummary(),
    {
      replace: 'r-within-24h',
      with: [
        req(
          'r-within-24h',
          'must',
          'The sender MUST send the summary within 48 hours of the time of discharge.',
        ),
      ],
    },
    {
      replace: 'r-match',
      with: [
        req(
          'r-match',
          'must',
          'A receiver MUST match a message to a registered person when the NHS number agrees.',
        ),
      ],
    },
    { remove: 'r-queue' },
  );
}
