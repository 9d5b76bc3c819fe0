import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { ExportFacts } from '../export-types';
import { measuringOnce } from './pdf-measuring';

export type Pdf = InstanceType<typeof PDFDocument>;

const fonts = createRequire(import.meta.url);
const FILES = {
  text: 'DejaVuSans.ttf',
  bold: 'DejaVuSans-Bold.ttf',
  italic: 'DejaVuSans-Oblique.ttf',
  'bold-italic': 'DejaVuSans-BoldOblique.ttf',
  code: 'DejaVuSansMono.ttf',
} as const;

export type FontName = keyof typeof FILES;

export const INK = '#212b32';
export const LINK_INK = '#005eb8';
export const BODY_SIZE = 10;

const MADE = new Date('2020-01-01T00:00:00Z');

/** A PDF file with tags, a language and a title, in fonts that are inside it. */
export function newPdf({ title, source, hash }: ExportFacts): Pdf {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: 72, bottom: 72, left: 64, right: 64 },
    bufferPages: true,
    pdfVersion: '1.7',
    lang: 'en-GB',
    tagged: true,
    displayTitle: true,
    info: { Title: title, Subject: source, Keywords: `sha256:${hash}`, CreationDate: MADE, ModDate: MADE },
  });
  for (const [name, file] of Object.entries(FILES)) {
    pdf.registerFont(name, fonts.resolve(`dejavu-fonts-ttf/ttf/${file}`));
  }
  measureLongWordsOnce(pdf);
  return pdf.font('text').fontSize(BODY_SIZE).fillColor(INK);
}

/** What pdfkit keeps of the look of text, which its types leave out. */
interface LookOfText {
  readonly _font?: unknown;
  readonly _fontSize?: number;
}

/** Lines of this file are broken in time by the length of its words, and not by its square. */
function measureLongWordsOnce(pdf: Pdf): void {
  const asSet = pdf.widthOfString.bind(pdf);
  const now = pdf as unknown as LookOfText;
  const long = measuringOnce(asSet, () => ({ font: now._font, size: now._fontSize ?? BODY_SIZE }));
  // What breaks lines hands itself over in place of options, and that alone measures words.
  const breaksLines = (options: object) => 'spaceLeft' in options;
  pdf.widthOfString = (text, options = {}) => (breaksLines(options) ? long(text) : asSet(text, options));
}

export type Structure = ReturnType<Pdf['struct']>;

/** What a tag says besides its name; the scope of header cells and the place of images are newer than the types. */
interface TagOptions {
  readonly alt?: string;
  readonly scope?: 'Column' | 'Row';
  readonly bbox?: readonly number[];
}

/** What `draw` prints, under a tag. */
export function tagged(
  pdf: Pdf,
  parent: Structure,
  type: string,
  draw: () => void,
  options: TagOptions = {},
): void {
  parent.add(pdf.struct(type, options, [draw]));
}

/** Something printed that is no part of the text, such as a line or a page number. */
export function artifact(pdf: Pdf, draw: () => void): void {
  pdf.markContent('Artifact');
  draw();
  pdf.endMarkedContent();
}

export function bottomOf(pdf: Pdf): number {
  return pdf.page.height - pdf.page.margins.bottom;
}

export function widthOf(pdf: Pdf): number {
  return pdf.page.width - pdf.page.margins.left - pdf.page.margins.right;
}

/** Goes on to a new page unless there is room for so much. */
export function makeRoom(pdf: Pdf, height: number): void {
  if (pdf.y + height > bottomOf(pdf)) pdf.addPage();
}

/** Title above and number below each page. */
export function addPageLines(pdf: Pdf, { title, source }: ExportFacts): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let index = start; index < start + count; index += 1) {
    pdf.switchToPage(index);
    const { margins, width, height } = pdf.page;
    // Below the margin a line would begin a new page.
    const kept = { ...margins };
    pdf.page.margins = { ...margins, top: 0, bottom: 0 };
    const across = width - margins.left - margins.right;
    artifact(pdf, () => {
      pdf.font('text').fontSize(8).fillColor('#4c6272');
      const line = { width: across, lineBreak: false, height: 12, ellipsis: true } as const;
      if (index > 0) pdf.text(title, margins.left, 36, line);
      pdf.text(source, margins.left, height - 48, { ...line, width: across - 100 });
      pdf.text(`Page ${index + 1} of ${count}`, margins.left, height - 48, { ...line, align: 'right' });
    });
    pdf.page.margins = kept;
  }
}
