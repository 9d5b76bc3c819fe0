import { EmptyState } from '../../components/empty-state';
import { AppliedFilters } from '../../components/filter-form';
import { ButtonLink } from '../../components/form/button-link';
import type { DirectoryView } from '../../services/directory/view-directory.server';

/** An empty list: what was searched, how to widen it, and what else can be done. */
export function NothingFound({ view }: { readonly view: DirectoryView }) {
  const { applied, search } = view;
  const action = (
    <ButtonLink href="/standards/propose" look="secondary">
      Propose a standard
    </ButtonLink>
  );
  if (applied.length === 0 && search.page === 1) {
    return (
      <EmptyState title="There is no standard yet" action={action}>
        A member of a verified organisation proposes one; it is public at once.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No standard matches all of this" action={action}>
      <p>Remove a filter, or try fewer or broader words:</p>
      <AppliedFilters
        applied={applied.map(({ text, removeQuery }) => ({ text, removeHref: `/standards${removeQuery}` }))}
        clearHref="/standards"
      />
      <p>If it does not exist, a member of a verified organisation can propose it.</p>
    </EmptyState>
  );
}
