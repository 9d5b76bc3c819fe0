/** Text as it may stand in XML: escaped, without characters that XML has no place for. */
export function xmlText(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
  );
}

/** A run of text with properties; line ends become breaks. */
export function wordRun(text: string, properties = ''): string {
  const look = properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`;
  const parts = text.split('\n').map((line) => `<w:t xml:space="preserve">${xmlText(line)}</w:t>`);
  return `<w:r>${look}${parts.join('<w:br/>')}</w:r>`;
}

export interface ParagraphLook {
  readonly style?: string;
  /** Further properties, in the order that the schema wants. */
  readonly properties?: string;
}

export function wordParagraph(inside: string, { style, properties = '' }: ParagraphLook = {}): string {
  const named = style === undefined ? '' : `<w:pStyle w:val="${style}"/>`;
  const look = named + properties;
  return `<w:p>${look === '' ? '' : `<w:pPr>${look}</w:pPr>`}${inside}</w:p>`;
}

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A part of a Word file with the given root element. */
export function wordPart(root: string, inside: string): string {
  return `${XML_HEAD}<w:${root} ${NAMESPACES}>${inside}</w:${root}>`;
}
