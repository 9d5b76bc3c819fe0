import { Pagination } from '../../components/pagination';
import type { Change, Segment } from '../../document/comparison-types';
import type { ComparisonSearch } from '../../services/versions/view-comparison.server';
import { BLOCK_WORDS, CHANGE_WORDS } from './change-words';
import { compareHref } from './compare-href';
import { Words } from './words';

/** Changes on one page. */
const PER_PAGE = 50;

interface ChangeListProps {
  readonly changes: readonly Change[];
  readonly search: ComparisonSearch;
  readonly reference: string;
}

/** Every change after another, or with the two wordings beside each other. */
export function ChangeList({ changes, search, reference }: ChangeListProps) {
  const pages = Math.max(1, Math.ceil(changes.length / PER_PAGE));
  const page = Math.min(pages, Math.ceil(search.change / PER_PAGE));
  const shown = changes.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  return (
    <>
      {shown.map((change) => (
        <div key={change.number} className="cc-change" id={`change-${change.number}`}>
          <OneChange change={change} count={changes.length} search={search} reference={reference} />
        </div>
      ))}
      <Pagination
        page={page}
        pages={pages}
        hrefOf={(to) => compareHref(reference, { ...search, change: (to - 1) * PER_PAGE + 1 })}
        label="Changes"
      />
    </>
  );
}

interface OneChangeProps {
  readonly change: Change;
  readonly count: number;
  readonly search: ComparisonSearch;
  readonly reference: string;
}

function OneChange({ change, count, search, reference }: OneChangeProps) {
  const { number, kind, block, clause, from, segments, cell, attributes } = change;
  const place = `${clause.number} ${clause.title}`.trim() || 'Before the first clause';
  const there = `${compareHref(reference, { ...search, view: 'text', change: 1 })}#change-${number}`;
  return (
    <>
      <h2 className="nhsuk-heading-s">
        Change {number} of {count}: {BLOCK_WORDS[block] ?? 'Part'} {CHANGE_WORDS[kind]}
      </h2>
      <p className="nhsuk-body-s">
        In <a href={there}>{place}</a>
        {from === undefined
          ? null
          : `, before in ${`${from.number} ${from.title}`.trim() || 'the beginning'}`}
        {cell === undefined ? null : `, row ${cell.row}, column ${cell.column}`}
      </p>
      {search.view === 'side' ? (
        <div className="cc-sides">
          <OneSide
            title="Before"
            none="Not in the earlier text"
            segments={segments.filter((one) => one.kind !== 'added')}
          />
          <OneSide
            title="After"
            none="Not in the later text"
            segments={segments.filter((one) => one.kind !== 'removed')}
          />
        </div>
      ) : (
        <p>
          <Words segments={segments} />
        </p>
      )}
      {attributes.map(({ name, before, after }) => (
        <p key={name} className="nhsuk-body-s">
          {name}: <del>{before || 'nothing'}</del> became <ins>{after || 'nothing'}</ins>
        </p>
      ))}
    </>
  );
}

interface OneSideProps {
  readonly title: string;
  readonly none: string;
  readonly segments: readonly Segment[];
}

function OneSide({ title, none, segments }: OneSideProps) {
  return (
    <div>
      <h3 className="nhsuk-heading-xs">{title}</h3>
      <p>{segments.length === 0 ? none : <Words segments={segments} />}</p>
    </div>
  );
}
