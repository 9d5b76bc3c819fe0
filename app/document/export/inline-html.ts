import { escapeHtml } from '../html-text';
import { type MarkJson, type NodeJson, textAttribute } from '../json';
import { missingReference } from '../missing-reference';
import { attributeText, dataAttributes } from './house-attributes';
import { linePieces } from './line-pieces';

/** What writing a line needs to know of the whole text. */
export interface MarkdownContext {
  /** How a reference to a block prints, by the block's id. */
  readonly labels: ReadonlyMap<string, string>;
}

const TAGS: Readonly<Record<string, string>> = {
  bold: 'strong',
  italic: 'em',
  strike: 'del',
  superscript: 'sup',
  subscript: 'sub',
  code: 'code',
};

/** The inline content of a block as HTML. */
export function inlineHtml(nodes: readonly NodeJson[], context: MarkdownContext): string {
  return linePieces(nodes)
    .map((piece) => {
      if (piece.kind === 'break') return breakHtml(piece.edge);
      if (piece.kind === 'reference') return referenceHtml(piece.node, context, escapeHtml);
      const html = piece.kind === 'white' ? whiteHtml(piece.text) : escapeHtml(piece.text);
      return [...orderedMarks(piece.marks)].reverse().reduce(wrapped, html);
    })
    .join('');
}

function wrapped(html: string, mark: MarkJson): string {
  if (mark.type === 'link') return `${linkTag(mark)}${html}</a>`;
  const name = TAGS[mark.type];
  return name === undefined ? html : `<${name}>${html}</${name}>`;
}

export const breakHtml = (edge: boolean) => (edge ? '<br data-kept="">' : '<br>');

export const whiteHtml = (text: string) => `<span data-text="${attributeText(text)}"></span>`;

export function linkTag(mark: MarkJson): string {
  const title = textAttribute(mark, 'title');
  const named = title === '' ? '' : ` title="${attributeText(title)}"`;
  return `<a href="${attributeText(textAttribute(mark, 'href'))}"${named}>`;
}

/** A reference with the words it prints, which leads to its block in every reader of HTML. */
export function referenceHtml(
  node: NodeJson,
  { labels }: MarkdownContext,
  write: (words: string) => string,
): string {
  const target = textAttribute(node, 'target');
  const written = textAttribute(node, 'label');
  if (!labels.has(target)) {
    return `<span data-node="crossReference"${dataAttributes(node)}>${write(missingReference(written))}</span>`;
  }
  const words = write((labels.get(target) || written).replace(/\s+/g, ' '));
  const attributes = ` href="#${attributeText(target)}" data-node="crossReference"`;
  return `<a${attributes}${dataAttributes(node, ['target'])}>${words}</a>`;
}

/** Words that a reader which folds white space reads as they are. */
export function isPlainLine(text: string): boolean {
  return text !== '' && text === text.replace(/\s+/g, ' ').trim();
}

const ORDER = ['link', 'bold', 'italic', 'strike', 'superscript', 'subscript', 'code'];

/** Outermost first: a link around everything, code innermost. */
export function orderedMarks(marks: readonly MarkJson[] = []): MarkJson[] {
  return ORDER.flatMap((type) => marks.find((mark) => mark.type === type) ?? []);
}
