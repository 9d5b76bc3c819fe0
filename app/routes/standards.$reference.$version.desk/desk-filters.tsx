import { COMMENT_STATES, COMMENT_TYPES } from '../../../db/words';
import { FilterForm } from '../../components/filter-form';
import { Checkbox } from '../../components/form/checkbox';
import { Select } from '../../components/form/select';
import { COMMENT_STATE_LABELS, COMMENT_TYPE_LABELS } from '../../domain/labels/comments';
import { deskPath } from '../../services/desk/desk-search';
import type { DeskView } from '../../services/desk/view-desk.server';

type Shown = Pick<DeskView, 'search' | 'standard' | 'version' | 'workers' | 'counts' | 'all' | 'me'>;

/** What of the version's comments the list shows; it stands in the address. */
export function DeskFilters({ desk }: { readonly desk: Shown }) {
  const { search, standard, version, workers, counts, all, me } = desk;
  const path = deskPath(standard.reference, version.number);
  const of = (label: string, count: number) => `${label} (${count})`;
  const countOf = (wanted: string) => counts.states.find(({ state }) => state === wanted)?.count ?? 0;
  return (
    <FilterForm action={path} clearHref={path} title="Show">
      <Select
        name="show"
        label="Comments"
        defaultValue={search.show}
        options={[
          { value: 'open', label: of('Not decided yet', counts.open) },
          ...COMMENT_STATES.map((value) => ({
            value,
            label: of(COMMENT_STATE_LABELS[value], countOf(value)),
          })),
          { value: 'not-content', label: of('Commenter not content', counts.notContent) },
          { value: 'all', label: of('All', all) },
        ]}
      />
      <Select
        name="type"
        label="Type"
        defaultValue={search.type}
        options={[
          { value: '', label: 'All' },
          ...COMMENT_TYPES.map((value) => ({ value, label: COMMENT_TYPE_LABELS[value] })),
        ]}
      />
      <Select
        name="assignee"
        label="Looked after by"
        defaultValue={search.assignee}
        options={[
          { value: '', label: 'Anybody' },
          { value: 'me', label: 'Me' },
          { value: 'nobody', label: 'Nobody yet' },
          ...workers.filter(({ id }) => id !== me).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Select
        name="order"
        label="Order"
        defaultValue={search.order}
        options={[
          { value: 'clause', label: 'As in the text' },
          { value: 'number', label: 'By number' },
        ]}
      />
      <Checkbox name="blocking" label="Blocking only" defaultChecked={search.blocking} />
    </FilterForm>
  );
}
