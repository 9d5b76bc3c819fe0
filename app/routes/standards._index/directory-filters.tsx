import { Details } from '../../components/details';
import { FilterForm } from '../../components/filter-form';
import { Checkboxes } from '../../components/form/checkboxes';
import { Select } from '../../components/form/select';
import { TextInput } from '../../components/form/text-input';
import {
  CARE_SETTING_LABELS,
  STANDARD_TYPE_LABELS,
  TOPIC_LABELS,
  VERSION_STATE_LABELS,
} from '../../domain/labels';
import type { DirectoryView } from '../../services/directory/view-directory.server';

type Labels = Readonly<Record<string, string>>;

const optionsOf = (labels: Labels) => Object.entries(labels).map(([value, label]) => ({ value, label }));

const SORT_OPTIONS = [
  { value: 'relevance', label: 'Relevance' },
  { value: 'newest', label: 'Newest change' },
  { value: 'title', label: 'Title' },
];

/** What the list can be narrowed to; the whole of it goes into the address. */
export function DirectoryFilters({ view }: { readonly view: DirectoryView }) {
  const { search, owners, applied } = view;
  const flags = [...(search.mandatory ? ['mandatory'] : []), ...(search.openForComment ? ['open'] : [])];
  return (
    <FilterForm
      action="/standards"
      clearHref="/standards"
      title="Search and filter"
      applied={applied.map(({ text, removeQuery }) => ({ text, removeHref: `/standards${removeQuery}` }))}
    >
      <TextInput
        name="q"
        type="search"
        label="Words"
        hint="A name, a reference such as STD-0042, or words of the text"
        defaultValue={search.words}
      />
      <FlagBoxes chosen={flags} />
      <FoldedBoxes name="state" label="State" labels={VERSION_STATE_LABELS} chosen={search.states} />
      <FoldedBoxes name="type" label="Type" labels={STANDARD_TYPE_LABELS} chosen={search.types} />
      <FoldedBoxes
        name="setting"
        label="Care setting"
        labels={CARE_SETTING_LABELS}
        chosen={search.careSettings}
      />
      <FoldedBoxes name="topic" label="Topic" labels={TOPIC_LABELS} chosen={search.topics} />
      {owners.length === 0 ? null : (
        <Select
          name="owner"
          label="Owner"
          unchosen="Any organisation"
          options={owners.map(({ slug, name }) => ({ value: slug, label: name }))}
          defaultValue={search.owner}
        />
      )}
      <Select
        name="sort"
        label="Sort by"
        options={search.words === '' ? SORT_OPTIONS.slice(1) : SORT_OPTIONS}
        defaultValue={search.sort}
      />
    </FilterForm>
  );
}

function FoldedBoxes(props: {
  readonly name: string;
  readonly label: string;
  readonly labels: Labels;
  readonly chosen: readonly string[];
}) {
  const { name, label, labels, chosen } = props;
  return (
    <Details
      summary={chosen.length === 0 ? label : `${label} (${chosen.length} chosen)`}
      open={chosen.length > 0}
    >
      <Checkboxes name={name} label={label} options={optionsOf(labels)} defaultValues={chosen} small />
    </Details>
  );
}

/** Two filters that are on or off, each under its own name. */
function FlagBoxes({ chosen }: { readonly chosen: readonly string[] }) {
  return (
    <>
      <Checkboxes
        name="mandatory"
        label="Mandatory"
        options={[{ value: 'yes', label: 'Only mandatory standards' }]}
        defaultValues={chosen.includes('mandatory') ? ['yes'] : []}
        small
      />
      <Checkboxes
        name="open"
        label="Consultation"
        options={[{ value: 'yes', label: 'Open for comment now' }]}
        defaultValues={chosen.includes('open') ? ['yes'] : []}
        small
      />
    </>
  );
}
