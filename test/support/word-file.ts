import { strToU8, zipSync } from 'fflate';

/** Parts of a Word file; what is not given is as a new document has it. */
export interface WordParts {
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly comments?: string;
  readonly commentsExtended?: string;
  readonly footnotes?: string;
  /** Further relations of the main part, as XML. */
  readonly relations?: string;
  /** Further parts by name. */
  readonly parts?: Readonly<Record<string, Uint8Array>>;
  readonly contentTypes?: string;
}

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ' +
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" ' +
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ' +
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const xml = (name: string, inside: string) =>
  strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${name} ${W}>${inside}</w:${name}>`);

const style = (id: string, name: string, inside = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${inside}</w:style>`;

const STYLES = [
  style('Titel', 'Title'),
  style('berschrift1', 'heading 1'),
  style('berschrift2', 'heading 2'),
  style('Caption', 'caption'),
  style('Quote', 'Quote'),
].join('');

const level = (ilvl: number, format: string) =>
  `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/></w:lvl>`;

const NUMBERING =
  `<w:abstractNum w:abstractNumId="0">${level(0, 'bullet')}${level(1, 'bullet')}</w:abstractNum>` +
  `<w:abstractNum w:abstractNumId="1">${level(0, 'decimal')}${level(1, 'lowerLetter')}</w:abstractNum>` +
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>';

/** A Word file as Word lays it out, from its parts. */
export function wordFile(parts: WordParts): Uint8Array {
  const own = ['styles', 'numbering', 'comments', 'commentsExtended', 'footnotes'] as const;
  const inside = { styles: STYLES, numbering: NUMBERING, ...parts };
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
        '<Default Extension="xml" ContentType="application/xml"/>' +
        `${parts.contentTypes ?? ''}</Types>`,
    ),
    '_rels/.rels': relations(
      `<Relationship Id="r1" Type="${RELATION}/officeDocument" Target="word/document.xml"/>`,
    ),
    'word/document.xml': xml('document', `<w:body>${parts.body}<w:sectPr/></w:body>`),
    'word/_rels/document.xml.rels': relations(
      own
        .map((name) => `<Relationship Id="own-${name}" Type="${RELATION}/${name}" Target="${name}.xml"/>`)
        .join('') + (parts.relations ?? ''),
    ),
    ...parts.parts,
  };
  for (const name of own) {
    const content = inside[name];
    if (content !== undefined) files[`word/${name}.xml`] = xml(name, content);
  }
  return zipSync(files);
}

function relations(inside: string): Uint8Array {
  return strToU8(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`,
  );
}

/** A run of text, with properties such as `<w:b/>`. */
export const run = (text: string, properties = '') =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A paragraph of this style. */
export const para = (styleId: string, ...inside: string[]) =>
  `<w:p>${styleId === '' ? '' : `<w:pPr><w:pStyle w:val="${styleId}"/></w:pPr>`}${inside.join('')}</w:p>`;

/** A point of a list. */
export const point = (numId: number, ilvl: number, ...inside: string[]) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${numId}"/></w:numPr></w:pPr>${inside.join('')}</w:p>`;

export const cell = (text: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${para('', run(text))}</w:tc>`;

export const image = (relation: string, description: string) =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="${description}"/>` +
  `<a:graphic><a:graphicData><a:blip r:embed="${relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;

export const relation = (id: string, kind: string, target: string, external = false) =>
  `<Relationship Id="${id}" Type="${RELATION}/${kind}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`;

/** The smallest PNG file: one grey point. */
export const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
    'base64',
  ),
);

const commentBy = (id: string, author: string, text: string) =>
  `<w:comment w:id="${id}" w:author="${author}" w:date="2026-03-02T10:00:00Z">` +
  `<w:p w14:paraId="0000000${id}">${run(text)}</w:p></w:comment>`;

/** A short specification with an image, and a comment with an answer. */
export const WORD_SPECIFICATION: WordParts = {
  body:
    para('Titel', run('Referral messages')) +
    para('berschrift1', run('Retries')) +
    para(
      '',
      run('The sender '),
      '<w:commentRangeStart w:id="1"/>',
      run('MUST', '<w:b/>'),
      run(' retry'),
      '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
      run('.'),
    ) +
    para('', run('A receiver SHOULD NOT answer twice.')) +
    para('', image('picture', 'Two systems and an arrow')) +
    para('Caption', run('Figure 1: The way of a message')),
  relations: relation('picture', 'image', 'media/image1.png'),
  parts: { 'word/media/image1.png': PNG },
  comments: commentBy('1', 'Ada Byron', 'How often?') + commentBy('2', 'Bo Berg', 'Thrice.'),
  commentsExtended:
    '<w15:commentEx w15:paraId="00000001" w15:done="0"/>' +
    '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="0"/>',
};
