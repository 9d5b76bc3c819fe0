import { SearchIcon } from '../icons';

export interface SearchBoxProps {
  readonly action: string;
  readonly label: string;
  readonly name?: string;
  readonly defaultValue?: string;
  /** Id of the input; two boxes on a page need two. */
  readonly id: string;
  /** Shows the label above the box; otherwise only screen readers have it. */
  readonly showLabel?: boolean;
}

/** A search that answers with a page of its own. */
export function SearchBox({
  action,
  label,
  name = 'q',
  defaultValue,
  id,
  showLabel = false,
}: SearchBoxProps) {
  return (
    <form className="cc-search" action={action} method="get">
      <label className={showLabel ? 'nhsuk-label nhsuk-label--s' : 'nhsuk-u-visually-hidden'} htmlFor={id}>
        {label}
      </label>
      <div className="cc-search__row">
        <input
          className="nhsuk-input cc-search__input"
          id={id}
          name={name}
          type="search"
          // The header of the NHS has no room for a label either, and says inside the box what it is for.
          placeholder={showLabel ? undefined : label}
          defaultValue={defaultValue}
          autoComplete="off"
        />
        <button className="cc-search__button" type="submit">
          <SearchIcon />
          <span className="nhsuk-u-visually-hidden">Search</span>
        </button>
      </div>
    </form>
  );
}
