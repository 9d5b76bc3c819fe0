/** Whether a clipboard comes from Word or Excel, Google's documents or its spreadsheets. */
export function isFromOffice(html: string): boolean {
  return /mso-|urn:schemas-microsoft-com|docs-internal-guid|google-sheets-html-origin/i.test(html);
}

/** Classes that a style sheet of Excel makes bold: its cells say so nowhere else. */
export function boldClasses(html: string): ReadonlySet<string> {
  const found = html.matchAll(/\.(xl\d{1,6})\s*\{([^}]{0,2000})\}/gi);
  return new Set(
    [...found]
      .filter(([, , rules]) => /font-weight:\s*(bold|[6-9]00)/i.test(rules ?? ''))
      .map(([, name]) => name ?? ''),
  );
}

/**
 * Makes plain what these programs put around a text: deleted words that were tracked go, titles become headings,
 * lines that only keep a distance go, and a first row in bold heads its table.
 */
export function cleanOffice(body: HTMLElement, bold: ReadonlySet<string>): void {
  for (const gone of [...body.querySelectorAll(GONE)]) gone.remove();
  for (const image of [...body.querySelectorAll('img')]) {
    if (/^file:/i.test(image.getAttribute('src') ?? '')) image.remove();
  }
  for (const title of [...body.querySelectorAll('p.MsoTitle, p.MsoTitleCxSpFirst')]) rename(title, 'h1');
  for (const line of [...body.querySelectorAll('p')]) {
    const inCell = line.closest('td, th, li') !== null;
    if (!inCell && line.querySelector('img') === null && isBlank(line)) line.remove();
  }
  for (const table of [...body.querySelectorAll('table')]) settleHead(table, bold);
}

/** Tracked deletions, marks of comments and their list at the end, breaks between blocks, and column widths. */
const GONE = [
  'del',
  '.msoDel',
  '.MsoCommentReference',
  '[style*="mso-element:comment"]',
  'b[id^="docs-internal-guid"] > br',
  'br.Apple-interchange-newline',
  'colgroup',
  'col',
].join(', ');

function isBlank(element: Element): boolean {
  return (element.textContent ?? '').replace(/[\s\u00a0]/g, '') === '';
}

function rename(element: Element, name: string): void {
  const made = element.ownerDocument.createElement(name);
  made.append(...element.childNodes);
  element.replaceWith(made);
}

function settleHead(table: HTMLTableElement, bold: ReadonlySet<string>): void {
  const [first, ...others] = [...table.querySelectorAll('tr')].filter(
    (row) => row.closest('table') === table,
  );
  if (first === undefined || others.length === 0) return;
  const cells = [...first.children].filter((cell) => cell.localName === 'td');
  const isHead = first.closest('thead') !== null || cells.every((cell) => isBold(cell, bold));
  if (cells.length === 0 || !isHead) return;
  for (const cell of cells) {
    const head = cell.ownerDocument.createElement('th');
    for (const name of ['colspan', 'rowspan']) {
      const span = cell.getAttribute(name);
      if (span !== null) head.setAttribute(name, span);
    }
    for (const strong of [...cell.querySelectorAll('b, strong')]) strong.replaceWith(...strong.childNodes);
    for (const styled of [...cell.querySelectorAll<HTMLElement>('[style]')]) styled.style.fontWeight = '';
    head.append(...cell.childNodes);
    cell.replaceWith(head);
  }
}

/** Whether all words of a cell are bold. */
function isBold(cell: Element, bold: ReadonlySet<string>): boolean {
  if (isBlank(cell)) return false;
  if ([...cell.classList].some((name) => bold.has(name)) || hasBoldStyle(cell)) return true;
  const walker = cell.ownerDocument.createTreeWalker(cell, 4);
  for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
    if ((text.textContent ?? '').replace(/[\s\u00a0]/g, '') !== '' && !isInBold(text.parentElement, cell))
      return false;
  }
  return true;
}

function isInBold(element: Element | null, cell: Element): boolean {
  for (let one = element; one !== null && one !== cell; one = one.parentElement) {
    if (['b', 'strong'].includes(one.localName) || hasBoldStyle(one)) return true;
  }
  return false;
}

function hasBoldStyle(element: Element): boolean {
  return /font-weight:\s*(bold|[6-9]00)/i.test(element.getAttribute('style') ?? '');
}
