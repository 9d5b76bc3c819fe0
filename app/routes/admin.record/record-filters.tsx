import { Details } from '../../components/details';
import { FilterForm } from '../../components/filter-form';
import type { FormFailure } from '../../components/form/form-failure';
import { Select } from '../../components/form/select';
import { TextInput } from '../../components/form/text-input';
import type { RecordQuery } from '../../services/admin/view-record.server';

/** The filters as they are named in the address. */
const NAMES: Record<keyof RecordQuery, string> = {
  who: 'who',
  act: 'act',
  kind: 'kind',
  object: 'object',
  reference: 'standard',
  from: 'from',
  until: 'until',
};

const LABELS: Record<keyof RecordQuery, string> = {
  who: 'Who',
  act: 'Act',
  kind: 'Kind of object',
  object: 'Object',
  reference: 'Standard',
  from: 'From',
  until: 'Until',
};

const FILTERS = Object.keys(NAMES) as (keyof RecordQuery)[];

/** The address of the record, or of its download, under these filters. */
export function recordAddress(path: string, query: RecordQuery, page = 1): string {
  const words = new URLSearchParams();
  for (const filter of FILTERS) if (query[filter] !== '') words.set(NAMES[filter], query[filter]);
  if (page > 1) words.set('page', String(page));
  const text = words.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** A stored word as people read it: `office-granted` is "Office granted". */
export function inWords(word: string): string {
  const text = word.replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export interface RecordFiltersProps {
  readonly query: RecordQuery;
  readonly failure: FormFailure | undefined;
  readonly words: { readonly acts: readonly string[]; readonly kinds: readonly string[] };
}

export function RecordFilters({ query, failure, words }: RecordFiltersProps) {
  const applied = FILTERS.filter((filter) => query[filter] !== '').map((filter) => ({
    text: `${LABELS[filter]}: ${filter === 'act' || filter === 'kind' ? inWords(query[filter]) : query[filter]}`,
    removeHref: recordAddress('/admin/record', { ...query, [filter]: '' }),
  }));
  const choices = (list: readonly string[]) => list.map((value) => ({ value, label: inWords(value) }));
  return (
    <Details summary="Filter the record" open={applied.length > 0}>
      <FilterForm action="/admin/record" applied={applied} clearHref="/admin/record" failure={failure}>
        <TextInput name="who" label="Who, by name" width={20} defaultValue={query.who} />
        <Select
          name="act"
          label="Act"
          unchosen="Any act"
          defaultValue={query.act}
          options={choices(words.acts)}
        />
        <Select
          name="kind"
          label="Kind of object"
          unchosen="Any kind"
          defaultValue={query.kind}
          options={choices(words.kinds)}
        />
        <TextInput name="object" label="Id of the object" width={20} defaultValue={query.object} />
        <TextInput
          name="standard"
          label="Standard"
          hint="Such as STD-0042"
          width={10}
          defaultValue={query.reference}
        />
        <TextInput
          name="from"
          label="From day"
          hint="Such as 2026-11-22"
          width={10}
          defaultValue={query.from}
        />
        <TextInput
          name="until"
          label="Until day"
          hint="This day included"
          width={10}
          defaultValue={query.until}
        />
      </FilterForm>
    </Details>
  );
}
