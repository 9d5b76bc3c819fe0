import { referenceLabels } from './cross-references';
import type { ExportFacts } from './export/export-types';
import { PdfBlocks, type PdfContext } from './export/pdf/pdf-blocks';
import { printable } from './export/pdf/pdf-inline';
import { lackingWords, legible } from './export/pdf/pdf-legible';
import {
  addPageLines,
  INK,
  LINK_INK,
  makeRoom,
  newPdf,
  type Pdf,
  type Structure,
  tagged,
  widthOf,
} from './export/pdf/pdf-page';
import { beginsWithTitle } from './export/title-heading';
import { blockId, type DocumentJson, walk } from './json';
import { type Clause, clauseLabel, clausesOf } from './outline';

const CONTENTS_DEPTH = 3;

/**
 * A text as a PDF file: tagged, in its language, with contents, bookmarks and page numbers. It is laid out twice,
 * because the contents stand before the pages that they name.
 */
export function exportPdf(content: DocumentJson, facts: ExportFacts): Uint8Array {
  // Nothing but the pages is kept of the first time: its file is as large as the one that is given out.
  const { pages } = layOut(content, facts, new Map());
  const { pdf } = layOut(content, facts, pages);
  addPageLines(pdf, facts);
  pdf.end();
  const parts: Uint8Array[] = [];
  for (let part: unknown = pdf.read(); part !== null; part = pdf.read()) parts.push(part as Uint8Array);
  return Buffer.concat(parts);
}

function layOut(text: DocumentJson, facts: ExportFacts, pages: ReadonlyMap<string, number>) {
  const pdf = newPdf(facts);
  const { content, lacking } = legible(pdf, text);
  const clauses = clausesOf(content);
  const titled = beginsWithTitle(content);
  const shown = titled ? clauses.slice(1) : clauses;
  const lowest = titled ? 1 : 0;
  const context: PdfContext = {
    facts,
    labels: referenceLabels(content),
    places: placesOf(content),
    clauses: new Map(clauses.map((clause) => [clause.id, clause])),
    lowest,
  };
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const writer = new PdfBlocks(pdf, context);
  const { left, right } = pdf.page.margins;
  const width = pdf.page.width - left - right;
  tagged(pdf, root, 'Title', () => {
    pdf.font('bold').fontSize(24).text(printable(facts.title), left, 140, { width });
  });
  pdf.y += 12;
  tagged(pdf, root, 'P', () => {
    pdf.font('text').fontSize(10).text(`From ${facts.source}`, left, pdf.y, { width });
    pdf.text(`Content hash (SHA-256): ${facts.hash}`, { width });
  });
  const lacks = lackingWords(lacking);
  if (lacks !== '') {
    pdf.y += 12;
    tagged(pdf, root, 'P', () => {
      pdf.text(lacks, left, pdf.y, { width });
    });
  }
  writeContents(pdf, root, shown, lowest, pages);
  pdf.addPage();
  writer.blocks(content.content ?? [], root, 0);
  root.end();
  return { pdf, pages: writer.pages };
}

function writeContents(
  pdf: Pdf,
  root: Structure,
  clauses: readonly Clause[],
  lowest: number,
  pages: ReadonlyMap<string, number>,
): void {
  const listed = clauses.filter(
    ({ depth, title, id }) => depth - lowest < CONTENTS_DEPTH && title !== '' && id !== '',
  );
  if (listed.length === 0) return;
  pdf.addPage();
  const { left } = pdf.page.margins;
  tagged(pdf, root, 'H1', () => {
    pdf.font('bold').fontSize(17).text('Contents', left, pdf.y);
  });
  pdf.y += 8;
  const list = pdf.struct('TOC');
  root.add(list);
  for (const clause of listed) {
    makeRoom(pdf, 18);
    const top = pdf.y;
    const indent = (clause.depth - lowest) * 16;
    const width = widthOf(pdf) - indent - 44;
    const page = pages.get(clause.id);
    tagged(pdf, list, 'TOCI', () => {
      pdf.font('text').fontSize(10).fillColor(LINK_INK);
      pdf.text(printable(clauseLabel(clause)), left + indent, top, {
        width,
        height: 13,
        ellipsis: true,
        goTo: clause.id,
      });
      pdf.fillColor(INK).text(page === undefined ? '' : ` ${page + 1}`, left, top, {
        width: widthOf(pdf),
        align: 'right',
      });
    });
    pdf.y = top + 16;
  }
  list.end();
}

/** Clauses, and every block that something in the text leads to. */
function placesOf(content: DocumentJson): Set<string> {
  const places = new Set(clausesOf(content).map(({ id }) => id));
  const wanted = new Set<string>();
  walk(content, (node) => {
    if (node.type === 'crossReference') wanted.add(String(node.attrs?.target ?? ''));
    for (const mark of node.marks ?? []) {
      const href = String(mark.attrs?.href ?? '');
      if (href.startsWith('#')) wanted.add(href.slice(1));
    }
  });
  walk(content, (node) => {
    if (wanted.has(blockId(node))) places.add(blockId(node));
  });
  places.delete('');
  return places;
}
