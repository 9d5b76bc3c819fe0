import { EmptyState } from '../../components/empty-state';
import { Button } from '../../components/form/button';
import { Select } from '../../components/form/select';
import type { ComparisonView } from '../../services/versions/view-comparison.server';

/** Which two texts are compared; the choice goes into the address. */
export function ChooseSides({ view }: { readonly view: ComparisonView }) {
  const { choices, search, standard } = view;
  if (choices.length < 2) {
    return (
      <EmptyState title="There is only one text, so there is nothing to compare">
        A second one is there as soon as an editor or the chair freezes the draft again.
      </EmptyState>
    );
  }
  const options = choices.map(({ key, label }) => ({ value: key, label }));
  return (
    <form method="get" action={`/standards/${standard.reference}/compare`} aria-label="Texts to compare">
      <div className="cc-sides">
        <Select name="from" label="Earlier text" options={options} defaultValue={search.from} />
        <Select name="to" label="Later text" options={options} defaultValue={search.to} />
      </div>
      <input type="hidden" name="view" value={search.view} />
      <Button look="secondary">Compare</Button>
    </form>
  );
}
