import { Pagination } from '../../components/pagination';
import { StandardText } from '../../components/standard-text';
import type { SideRow } from '../../document/comparison-types';
import type { ComparisonSearch } from '../../services/comparison/comparison-search';
import type { ComparedTexts } from '../../services/comparison/view-comparison.server';
import { ChangeHead } from './change-head';
import { ChangeSteps } from './change-steps';
import { commentHref, compareHref } from './compare-href';

/** Passages on one page. */
const PER_PAGE = 30;

interface SideBySideProps {
  readonly compared: ComparedTexts;
  readonly search: ComparisonSearch;
  readonly reference: string;
}

/** The passages that differ, the earlier wording on the left and the later one on the right. */
export function SideBySide({ compared, search, reference }: SideBySideProps) {
  const { sides, changes } = compared.comparison;
  const pages = Math.max(1, Math.ceil(sides.length / PER_PAGE));
  const page = pageOf(sides, search.change);
  const rows = sides.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  const firstOf = (to: number) =>
    sides.slice((to - 1) * PER_PAGE).flatMap((row) => row.changes)[0] ?? changes.length;
  const hrefOf = (to: number) => compareHref(reference, { ...search, change: firstOf(to) });
  const text = compareHref(reference, { ...search, view: 'text', change: 1 });
  return (
    <>
      <ChangeSteps
        count={changes.length}
        first={firstOf(page)}
        before={page > 1 ? `${hrefOf(page - 1)}#change-${firstOf(page) - 1}` : undefined}
        after={page < pages ? `${hrefOf(page + 1)}#change-${firstOf(page + 1)}` : undefined}
      />
      {rows.map((row) => (
        <Row
          key={`${row.changes.join(' ')} ${row.before.length}`}
          row={row}
          compared={compared}
          reference={reference}
          text={text}
        />
      ))}
      <Pagination page={page} pages={pages} hrefOf={hrefOf} label="Changes" />
    </>
  );
}

function pageOf(sides: readonly SideRow[], change: number): number {
  const at = sides.findIndex((row) => row.changes.some((number) => number >= change));
  return Math.floor((at < 0 ? Math.max(0, sides.length - 1) : at) / PER_PAGE) + 1;
}

interface RowProps {
  readonly row: SideRow;
  readonly compared: ComparedTexts;
  readonly reference: string;
  readonly text: string;
}

function Row({ row, compared, reference, text }: RowProps) {
  const { comparison, hands, from, to } = compared;
  const { changes } = comparison;
  const side = (title: string, label: string, html: string) => (
    <div className="cc-side">
      <p className="cc-side__title">
        <strong>{title}</strong> <span className="nhsuk-u-visually-hidden">{label}</span>
      </p>
      {html === '' ? (
        <p className="cc-side__none">Nothing here in the {title === 'Before' ? 'earlier' : 'later'} text</p>
      ) : (
        <StandardText html={html} />
      )}
    </div>
  );
  return (
    <div className="cc-change">
      {row.sameBefore === 0 ? null : <p className="cc-change__same">{sameWords(row.sameBefore)}</p>}
      {row.changes.flatMap((number) => {
        const change = changes[number - 1];
        return change === undefined ? (
          []
        ) : (
          <div key={number} id={`change-${number}`} tabIndex={-1}>
            <ChangeHead
              change={change}
              count={changes.length}
              hands={hands}
              there={`${text}#change-${number}`}
              comment={commentHref(reference, compared.version, change)}
            />
          </div>
        );
      })}
      <div className="cc-sides">
        {side('Before', from.label, row.before)}
        {side('After', to.label, row.after)}
      </div>
    </div>
  );
}

function sameWords(count: number): string {
  return count === 1
    ? 'One passage before this is the same in both.'
    : `${count.toLocaleString('en-GB')} passages before this are the same in both.`;
}
