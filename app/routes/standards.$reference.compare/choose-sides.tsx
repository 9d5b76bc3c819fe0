import { EmptyState } from '../../components/empty-state';
import { Button } from '../../components/form/button';
import { FormContext } from '../../components/form/form-context';
import type { FormFailure } from '../../components/form/form-failure';
import { Select } from '../../components/form/select';
import type { ComparisonView } from '../../services/comparison/view-comparison.server';
import { compareFilePath } from './compare-href';

interface ChooseSidesProps {
  readonly view: ComparisonView;
  readonly failure: FormFailure | undefined;
}

/** Which two texts are compared; the choice goes into the address. */
export function ChooseSides({ view, failure }: ChooseSidesProps) {
  const { search, standard, compared } = view;
  const options = optionsOf(view);
  const count = options.reduce((sum, group) => sum + group.options.length, 0);
  const file = (
    <p>
      <a href={compareFilePath(standard.reference)}>Compare with a file of your own</a>
    </p>
  );
  if (count < 2 && failure === undefined && compared === null) {
    return (
      <>
        <EmptyState
          title={
            count === 0
              ? 'There is no text yet, so there is nothing to compare'
              : 'There is only one text, so there is nothing to compare'
          }
        >
          {count === 0
            ? 'The first one is there as soon as the chair starts the draft.'
            : 'A second one is there as soon as an editor or the chair freezes the draft again.'}
        </EmptyState>
        {count === 0 ? null : file}
      </>
    );
  }
  return (
    <>
      <form
        method="get"
        action={`/standards/${standard.reference}/compare`}
        aria-label="Texts to compare"
        className="cc-choose-sides"
      >
        <FormContext.Provider value={{ failure, idPrefix: '' }}>
          <div className="cc-sides">
            {(['from', 'to'] as const).map((name) => (
              <Select
                key={name}
                name={name}
                label={name === 'from' ? 'Earlier text' : 'Later text'}
                options={options}
                defaultValue={search[name]}
                {...(view.faults[name] === undefined ? {} : { unchosen: 'Choose a text' })}
              />
            ))}
          </div>
        </FormContext.Provider>
        <input type="hidden" name="view" value={search.view} />
        <Button look="secondary">Compare</Button>
      </form>
      {file}
    </>
  );
}

/** The texts by version, and those that only the address names. */
function optionsOf({ groups, compared }: ComparisonView) {
  const known = new Set(groups.flatMap(({ choices }) => choices.map(({ key }) => key)));
  const others = compared === null ? [] : [compared.from, compared.to].filter(({ key }) => !known.has(key));
  return [...(others.length === 0 ? [] : [{ label: 'From the address', choices: others }]), ...groups].map(
    ({ label, choices }) => ({
      label,
      options: choices.map((choice) => ({ value: choice.key, label: choice.label })),
    }),
  );
}
