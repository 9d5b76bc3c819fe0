import { type NodeJson, textAttribute } from '../../json';
import { isSafeHref } from '../../links';
import { missingReference } from '../../missing-reference';
import { framed } from './own-marks';
import type { WordRelations } from './word-relations';
import { wordRun, xmlText } from './word-xml';

export interface InlineContext {
  readonly labels: ReadonlyMap<string, string>;
  readonly relations: WordRelations;
}

const LOOKS: Readonly<Record<string, string>> = {
  bold: '<w:b/>',
  italic: '<w:i/>',
  strike: '<w:strike/>',
  superscript: '<w:vertAlign w:val="superscript"/>',
  subscript: '<w:vertAlign w:val="subscript"/>',
};

/** The inline content of a block as runs of Word. */
export function wordInline(nodes: readonly NodeJson[], context: InlineContext): string {
  return nodes.map((node) => inlineNode(node, context)).join('');
}

function inlineNode(node: NodeJson, { labels, relations }: InlineContext): string {
  if (node.type === 'hardBreak') return '<w:r><w:br/></w:r>';
  if (node.type === 'crossReference') {
    const target = textAttribute(node, 'target');
    const written = textAttribute(node, 'label');
    if (!labels.has(target)) return wordRun(missingReference(written));
    const label = labels.get(target) || written;
    const tip = node.attrs?.label;
    return framed(
      'Reference',
      'reference',
      linkTo(target, wordRun(label, LINK), typeof tip === 'string' ? tip : ''),
    );
  }
  if (node.text === undefined) return '';
  const marks = node.marks ?? [];
  const link = marks.find((mark) => mark.type === 'link');
  const href = link === undefined ? '' : textAttribute(link, 'href');
  const linked = isSafeHref(href);
  const isCode = marks.some((mark) => mark.type === 'code');
  const style = linked ? LINK : isCode ? '<w:rStyle w:val="CodeWords"/>' : '';
  const font = linked && isCode ? '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas"/>' : '';
  const looks = ['bold', 'italic', 'strike', 'superscript', 'subscript']
    .filter((type) => marks.some((mark) => mark.type === type))
    .map((type) => LOOKS[type])
    .join('');
  const run = wordRun(node.text, style + font + looks);
  if (!linked) return run;
  if (href.startsWith('#')) return linkTo(href.slice(1), run);
  return `<w:hyperlink r:id="${relations.add('hyperlink', href, true)}">${run}</w:hyperlink>`;
}

const LINK = '<w:rStyle w:val="Hyperlink"/>';

function linkTo(id: string, run: string, tip = ''): string {
  const tooltip = tip === '' ? '' : ` w:tooltip="${xmlText(tip)}"`;
  return `<w:hyperlink w:anchor="${xmlText(id)}"${tooltip}>${run}</w:hyperlink>`;
}
