import type { Lengthening } from '../services/versions/lengthenings.server';
import { DateText } from './date-text';

/** By how much something ends later than was said at first, and why; nothing where no hold moved it. */
export function LongerByHold({ by }: { readonly by: readonly Lengthening[] }) {
  return by.map(({ days, from, until }) => (
    <div key={until}>
      {days === 1 ? '1 day' : `${days} days`} longer, because the version was on hold from{' '}
      <DateText at={from} /> to <DateText at={until} />.
    </div>
  ));
}
