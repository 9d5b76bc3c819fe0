export interface PaginationProps {
  /** The page shown, from 1. */
  readonly page: number;
  readonly pages: number;
  /** The address of a page, with the filters kept. */
  readonly hrefOf: (page: number) => string;
  /** What is paged, such as "Standards"; needed when a page has two. */
  readonly label?: string;
}

/** Which page numbers to show: the ends, and those around the present one; 0 stands for a gap. */
export function pageNumbers(page: number, pages: number): readonly number[] {
  const wanted = new Set([1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages));
  // A gap of a single page is filled: "1 2 3" is shorter to read than "1 … 3".
  if (page - 2 === 2) wanted.add(2);
  if (page + 2 === pages - 1) wanted.add(pages - 1);
  const sorted = [...wanted].sort((a, b) => a - b);
  return sorted.flatMap((n, index) => (n - (sorted[index - 1] ?? n - 1) > 1 ? [0, n] : [n]));
}

/** Moves through a long list. Nothing is shown when everything fits on one page. */
export function Pagination({ page, pages, hrefOf, label = 'Pages' }: PaginationProps) {
  if (pages <= 1) return null;
  return (
    <nav className="cc-pagination" aria-label={label}>
      <ul className="cc-pagination__list">
        {page > 1 ? (
          <li>
            <a href={hrefOf(page - 1)} rel="prev">
              Previous<span className="nhsuk-u-visually-hidden"> page</span>
            </a>
          </li>
        ) : null}
        {pageNumbers(page, pages).map((number, index) =>
          number === 0 ? (
            <li
              key={`gap-${index < 3 ? 'before' : 'after'}`}
              className="cc-pagination__gap"
              aria-hidden="true"
            >
              …
            </li>
          ) : (
            <li key={number}>
              <a
                href={hrefOf(number)}
                aria-label={`Page ${number} of ${pages}`}
                aria-current={number === page ? 'page' : undefined}
              >
                {number}
              </a>
            </li>
          ),
        )}
        {page < pages ? (
          <li>
            <a href={hrefOf(page + 1)} rel="next">
              Next<span className="nhsuk-u-visually-hidden"> page</span>
            </a>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}
