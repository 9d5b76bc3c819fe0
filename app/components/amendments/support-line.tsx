import type { SupportCount } from '../../domain/amendment-support';
import { INTEREST_CATEGORY_LABELS } from '../../domain/labels';

/** How organisations stand to an amendment, by category, in one line of words. */
export function SupportLine({ counts }: { readonly counts: readonly SupportCount[] }) {
  const sum = (field: 'support' | 'doNotSupport') => counts.reduce((all, one) => all + one[field], 0);
  if (counts.length === 0) return <p className="cc-support">No organisation has taken a position yet.</p>;
  const parts = (field: 'support' | 'doNotSupport') =>
    counts
      .filter((one) => one[field] > 0)
      .map((one) => `${INTEREST_CATEGORY_LABELS[one.interestCategory]} ${one[field]}`)
      .join(', ');
  const say = (field: 'support' | 'doNotSupport') =>
    sum(field) === 0 ? `${sum(field)}` : `${sum(field)} (${parts(field)})`;
  return (
    <p className="cc-support">
      Support: {say('support')}. Do not support: {say('doNotSupport')}.
    </p>
  );
}
