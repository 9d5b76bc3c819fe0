import { Notice } from '../../components/notice';
import type { LikelyDuplicate } from '../../services/standards/find-duplicates.server';

/** Standards that may already be what is proposed; whoever goes on has seen them. */
export function LikelyDuplicates({ duplicates }: { readonly duplicates: readonly LikelyDuplicate[] }) {
  if (duplicates.length === 0) return null;
  return (
    <Notice title="These standards look similar. Look at them before you propose another.">
      <ul className="nhsuk-list">
        {duplicates.map(({ reference, title, summary }) => (
          <li key={reference}>
            <a href={`/standards/${reference}`} target="_blank" rel="noreferrer">
              {reference} {title} (opens in a new tab)
            </a>
            <br />
            {summary}
          </li>
        ))}
      </ul>
      <p>
        If yours is different, say how in the need, and send it with the button at the end. Nothing you typed
        is lost.
      </p>
      <input type="hidden" name="seen" value="yes" />
    </Notice>
  );
}
