import { COMMENT_STATES, COMMENT_TYPES } from '../../../db/words';
import { COMMENT_STATE_LABELS, COMMENT_TYPE_LABELS } from '../../domain/labels/comments';
import type { CommentSearch } from '../../services/comments/comment-search';
import { type AppliedFilter, FilterForm } from '../filter-form';
import { Checkbox } from '../form/checkbox';
import { Select } from '../form/select';

export interface CommentFiltersProps {
  readonly action: string;
  readonly search: CommentSearch;
  readonly versions: readonly { readonly number: string }[];
  readonly signedIn: boolean;
  readonly applied: readonly AppliedFilter[];
}

/** Filters of the list of comments; they stand in the address. */
export function CommentFilters({ action, search, versions, signedIn, applied }: CommentFiltersProps) {
  const any = { value: '', label: 'All' };
  return (
    <FilterForm action={action} applied={applied} clearHref={action}>
      {search.clause === '' ? null : <input type="hidden" name="clause" value={search.clause} />}
      <Select
        name="version"
        label="Version"
        defaultValue={search.version}
        options={[any, ...versions.map(({ number }) => ({ value: number, label: number }))]}
      />
      <Select
        name="state"
        label="State"
        defaultValue={search.state}
        options={[any, ...COMMENT_STATES.map((value) => ({ value, label: COMMENT_STATE_LABELS[value] }))]}
      />
      <Select
        name="type"
        label="Type"
        defaultValue={search.type}
        options={[any, ...COMMENT_TYPES.map((value) => ({ value, label: COMMENT_TYPE_LABELS[value] }))]}
      />
      <Checkbox name="open" label="Not decided yet" defaultChecked={search.open} />
      <Checkbox name="blocking" label="Blocking" defaultChecked={search.blocking} />
      {signedIn ? <Checkbox name="mine" label="Written by me" defaultChecked={search.mine} /> : null}
    </FilterForm>
  );
}
