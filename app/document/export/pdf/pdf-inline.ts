import { type NodeJson, textAttribute } from '../../json';
import { isSafeHref } from '../../links';
import { missingReference } from '../../missing-reference';
import { BODY_SIZE, type FontName, INK, LINK_INK, type Pdf } from './pdf-page';

/** A stretch of text in one look. */
export interface Run {
  readonly text: string;
  readonly font: FontName;
  readonly strike: boolean;
  readonly link: string | null;
  /** Id of a block that it leads to. */
  readonly goTo: string | null;
  /** Raised or lowered text is smaller. */
  readonly small: boolean;
  /** Below the line, not above it: H₂O is another thing than H²O. */
  readonly lowered?: boolean;
}

export interface RunContext {
  readonly labels: ReadonlyMap<string, string>;
  /** Blocks that are printed, and can be led to. */
  readonly places: ReadonlySet<string>;
}

/** The inline content of a block as runs. */
export function runsOf(nodes: readonly NodeJson[], context: RunContext, bold = false): Run[] {
  return nodes.flatMap((node) => runOf(node, context, bold));
}

function runOf(node: NodeJson, { labels, places }: RunContext, bold: boolean): Run[] {
  const plain = {
    font: bold ? 'bold' : 'text',
    strike: false,
    link: null,
    goTo: null,
    small: false,
  } as const;
  if (node.type === 'hardBreak') return [{ ...plain, text: '\n' }];
  if (node.type === 'crossReference') {
    const target = textAttribute(node, 'target');
    const written = textAttribute(node, 'label');
    const text = printable(labels.has(target) ? labels.get(target) || written : missingReference(written));
    return text === '' ? [] : [{ ...plain, text, goTo: places.has(target) ? target : null }];
  }
  if (node.text === undefined) return [];
  const has = (type: string) => node.marks?.some((mark) => mark.type === type) ?? false;
  const link = node.marks?.find((mark) => mark.type === 'link');
  const href = link === undefined ? '' : textAttribute(link, 'href');
  const place = href.startsWith('#') ? href.slice(1) : '';
  const text = printable(node.text);
  if (text === '') return [];
  return [
    {
      text,
      font: fontOf(bold || has('bold'), has('italic'), has('code')),
      strike: has('strike'),
      link: place === '' && isSafeHref(href) ? href : null,
      goTo: places.has(place) ? place : null,
      small: has('superscript') || has('subscript'),
      lowered: has('subscript'),
    },
  ];
}

function fontOf(bold: boolean, italic: boolean, code: boolean): FontName {
  if (code) return 'code';
  if (bold) return italic ? 'bold-italic' : 'bold';
  return italic ? 'italic' : 'text';
}

/** Without characters that steer the order or the width of text: what is printed is what is read. */
export function printable(text: string): string {
  return text
    .replace(/\t/g, '  ')
    .replace(/[\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, (one) =>
      one === '\n' ? one : '',
    );
}

export function wordsOfRuns(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}

/** How far the letters of the font reach above their line, and a subscript stands below it, by the size of the text. */
const ASCENT = 0.93;
const SINK = 0.14;

/** Writes runs as one paragraph, over as many pages as it takes. */
export function writeRuns(
  pdf: Pdf,
  runs: readonly Run[],
  {
    left,
    width,
    size = BODY_SIZE,
  }: { readonly left: number; readonly width: number; readonly size?: number },
): void {
  runs.forEach((run, index) => {
    const isLink = run.link !== null || run.goTo !== null;
    pdf
      .font(run.font)
      .fontSize(run.small ? size * 0.75 : size)
      .fillColor(isLink ? LINK_INK : INK);
    const options: PDFKit.Mixins.TextOptions = {
      width,
      lineGap: 2,
      continued: index < runs.length - 1,
      underline: isLink,
      strike: run.strike,
    };
    // Null, not undefined: a run takes over what the one before it left open.
    const baseline = run.lowered === true ? -size * (ASCENT + SINK) : 'top';
    Object.assign(options, { link: run.link, goTo: run.goTo, baseline });
    if (index === 0) pdf.text(run.text, left, pdf.y, options);
    else pdf.text(run.text, options);
  });
  pdf.font('text').fontSize(BODY_SIZE).fillColor(INK);
}
