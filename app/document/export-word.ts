import { strToU8, zipSync } from 'fflate';
import { referenceLabels } from './cross-references';
import type { ExportFacts } from './export/export-types';
import { beginsWithTitle } from './export/title-heading';
import { ownVariables } from './export/word/own-marks';
import { BlockWriter } from './export/word/word-blocks';
import { WordImages } from './export/word/word-images';
import { WordLists } from './export/word/word-lists';
import { relationsPart, WordRelations } from './export/word/word-relations';
import { stylesPart } from './export/word/word-styles-part';
import { wordParagraph, wordPart, wordRun, XML_HEAD, xmlText } from './export/word/word-xml';
import type { DocumentJson } from './json';
import { type Clause, clauseLabel, clauseNames, clausesOf } from './outline';

/** One moment for all parts of all files, so that the same text gives the same bytes. */
const MADE = new Date('2020-01-01T00:00:00Z');

/** A text as a Word file: its headings, numbers, lists, tables with header rows and links are Word's own. */
export function exportWord(content: DocumentJson, facts: ExportFacts): Uint8Array {
  const relations = new WordRelations();
  const lists = new WordLists();
  const images = new WordImages(facts, relations);
  const clauses = clausesOf(content);
  const titled = beginsWithTitle(content);
  const writer = new BlockWriter({
    labels: referenceLabels(content),
    relations,
    clauses: clauseNames(content),
    depths: new Map(clauses.map(({ id, depth }) => [id, depth])),
    titled,
    lists,
    images,
  });
  relations.add('styles', 'styles.xml');
  relations.add('numbering', 'numbering.xml');
  relations.add('settings', 'settings.xml');
  const header = relations.add('header', 'header1.xml');
  const footer = relations.add('footer', 'footer1.xml');
  const [first, ...others] = content.content ?? [];
  const head =
    titled && first !== undefined
      ? writer.blocks([first])
      : wordParagraph(wordRun(facts.title), { style: 'Title' });
  const page =
    `<w:sectPr><w:headerReference w:type="default" r:id="${header}"/><w:footerReference w:type="default" r:id="${footer}"/>` +
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>';
  const body =
    head +
    contentsOf(titled ? clauses.slice(1) : clauses, titled ? 1 : 0) +
    writer.blocks(titled ? others : (content.content ?? []));
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(CONTENT_TYPES),
    '_rels/.rels': strToU8(ROOT_RELATIONS),
    'docProps/core.xml': strToU8(coreProperties(facts)),
    'word/document.xml': strToU8(wordPart('document', `<w:body>${body}${page}</w:body>`)),
    'word/styles.xml': strToU8(stylesPart()),
    'word/numbering.xml': strToU8(lists.xml()),
    'word/settings.xml': strToU8(
      wordPart('settings', `${ownVariables(facts.title, facts.source)}<w:themeFontLang w:val="en-GB"/>`),
    ),
    'word/header1.xml': strToU8(wordPart('hdr', wordParagraph(wordRun(facts.title)))),
    'word/footer1.xml': strToU8(wordPart('ftr', wordParagraph(footerOf(facts), { properties: FOOTER }))),
    'word/_rels/document.xml.rels': strToU8(relations.xml()),
    ...Object.fromEntries(images.files),
  };
  return zipSync(files, { mtime: MADE, level: 6 });
}

/** The contents as a field of Word, filled with links; Word adds the pages when it is asked to update it. */
function contentsOf(clauses: readonly Clause[], lowest: number): string {
  const shown = clauses.filter(({ depth, title }) => depth - lowest < 3 && title !== '');
  if (shown.length === 0) return '';
  const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const begin = `${mark('begin')}<w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\h \\z \\u </w:instrText></w:r>${mark('separate')}`;
  const lines = shown.map((clause, index) => {
    const link = `<w:hyperlink w:anchor="${xmlText(clause.id)}">${wordRun(clauseLabel(clause))}</w:hyperlink>`;
    const before = index === 0 ? begin : '';
    const after = index === shown.length - 1 ? mark('end') : '';
    return wordParagraph(before + link + after, { style: `TOC${clause.depth - lowest + 1}` });
  });
  return (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>' +
    `<w:sdtContent>${wordParagraph(wordRun('Contents', '<w:b/><w:sz w:val="30"/>'))}${lines.join('')}</w:sdtContent></w:sdt>`
  );
}

const SMALL = '<w:sz w:val="16"/>';

/** The number of the page stands at the right edge. */
const FOOTER = '<w:tabs><w:tab w:val="right" w:pos="9026"/></w:tabs>';

function footerOf({ source, hash }: ExportFacts): string {
  const field = (name: string) => `<w:fldSimple w:instr=" ${name} ">${wordRun('1', SMALL)}</w:fldSimple>`;
  const place = wordRun(`${source}, content hash ${hash.slice(0, 12)}`, SMALL);
  return `${place}<w:r><w:tab/></w:r>${wordRun('Page ', SMALL)}${field('PAGE')}${wordRun(' of ', SMALL)}${field('NUMPAGES')}`;
}

function coreProperties({ title, source, hash }: ExportFacts): string {
  return (
    `${XML_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
    'xmlns:dc="http://purl.org/dc/elements/1.1/">' +
    `<dc:title>${xmlText(title)}</dc:title><dc:identifier>${xmlText(source)} sha256:${hash}</dc:identifier>` +
    '<dc:language>en-GB</dc:language></cp:coreProperties>'
  );
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const override = (name: string, kind: string) =>
  `<Override PartName="/word/${name}.xml" ContentType="${WORD}.${kind}+xml"/>`;
const CONTENT_TYPES =
  `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>' +
  '<Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="gif" ContentType="image/gif"/>' +
  override('document', 'document.main') +
  override('styles', 'styles') +
  override('numbering', 'numbering') +
  override('settings', 'settings') +
  override('header1', 'header') +
  override('footer1', 'footer') +
  '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>';
const ROOT_RELATIONS = relationsPart(
  '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>' +
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>',
);
