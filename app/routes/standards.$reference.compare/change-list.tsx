import { Wording } from '../../components/comparison/wording';
import { Pagination } from '../../components/pagination';
import { attributeWords } from '../../document/comparison/attribute-words';
import type { ComparisonSearch } from '../../services/comparison/comparison-search';
import type { ComparedTexts } from '../../services/comparison/view-comparison.server';
import { ChangeHead } from './change-head';
import { ChangeSteps } from './change-steps';
import { commentHref, compareHref } from './compare-href';

/** Changes on one page. */
const PER_PAGE = 50;

interface ChangeListProps {
  readonly compared: ComparedTexts;
  readonly search: ComparisonSearch;
  readonly reference: string;
}

/** Every change after another. */
export function ChangeList({ compared, search, reference }: ChangeListProps) {
  const { comparison, hands } = compared;
  const { changes } = comparison;
  const pages = Math.max(1, Math.ceil(changes.length / PER_PAGE));
  const page = Math.min(pages, Math.ceil(search.change / PER_PAGE));
  const first = (page - 1) * PER_PAGE + 1;
  const hrefOf = (to: number) => compareHref(reference, { ...search, change: (to - 1) * PER_PAGE + 1 });
  const text = compareHref(reference, { ...search, view: 'text', change: 1 });
  return (
    <>
      <ChangeSteps
        count={changes.length}
        first={first}
        before={page > 1 ? `${hrefOf(page - 1)}#change-${first - 1}` : undefined}
        after={page < pages ? `${hrefOf(page + 1)}#change-${first + PER_PAGE}` : undefined}
      />
      {changes.slice(first - 1, first - 1 + PER_PAGE).map((change) => (
        <div
          key={change.number}
          className="cc-change cc-change--words"
          id={`change-${change.number}`}
          tabIndex={-1}
        >
          <ChangeHead
            change={change}
            count={changes.length}
            hands={hands}
            there={`${text}#change-${change.number}`}
            comment={commentHref(reference, compared.version, change)}
          />
          <Wording change={change} attributeWords={attributeWords} />
        </div>
      ))}
      <Pagination page={page} pages={pages} hrefOf={hrefOf} label="Changes" />
    </>
  );
}
