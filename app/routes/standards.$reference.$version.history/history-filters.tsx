import { type AppliedFilter, FilterForm } from '../../components/filter-form';
import { Select } from '../../components/form/select';
import type { viewHistory } from '../../services/versions/view-history.server';

type View = Pick<
  Awaited<ReturnType<typeof viewHistory>>,
  'standard' | 'version' | 'filter' | 'choices' | 'may'
>;

const FILTERS = [
  { name: 'person', list: 'people', label: 'Person' },
  { name: 'organisation', list: 'organisations', label: 'Organisation' },
  { name: 'clause', list: 'clauses', label: 'Clause touched' },
] as const;

/** Narrows the history to milestones, a person, an organisation or a clause; the address says to which. */
export function HistoryFilters({
  view: { standard, version, filter, choices, may },
}: {
  readonly view: View;
}) {
  const here = `/standards/${standard.reference}/${version.number}/history`;
  const offered = FILTERS.filter(({ list }) => choices[list].length > 0);
  if (offered.length === 0 && !may.seeAutomatic) return null;
  const chosen: Record<string, string> = {
    person: filter.person ?? '',
    organisation: filter.organisation ?? '',
    clause: filter.clause ?? '',
    show: filter.automaticToo ? '' : 'milestones',
  };
  const without = (name: string) => {
    const rest = Object.entries(chosen).filter(([one, value]) => one !== name && value !== '');
    return rest.length === 0 ? here : `${here}?${new URLSearchParams(rest)}`;
  };
  const applied: AppliedFilter[] = [
    ...FILTERS.flatMap(({ name, list }) => {
      const found = choices[list].find(({ value }) => value === chosen[name]);
      return found ? [{ text: found.label, removeHref: without(name) }] : [];
    }),
    ...(may.seeAutomatic && !filter.automaticToo
      ? [{ text: 'Milestones only', removeHref: without('show') }]
      : []),
  ];
  return (
    <FilterForm action={here} applied={applied} clearHref={here} title="Filter the history">
      {may.seeAutomatic ? (
        <Select
          name="show"
          label="What is shown"
          defaultValue={chosen.show ?? ''}
          options={[
            { value: '', label: 'Everything, automatic snapshots by day' },
            { value: 'milestones', label: 'Milestones only' },
          ]}
        />
      ) : null}
      {offered.map(({ name, list, label }) => (
        <Select
          key={name}
          name={name}
          label={label}
          unchosen="Any"
          defaultValue={chosen[name] ?? ''}
          options={choices[list]}
        />
      ))}
    </FilterForm>
  );
}
