import { xmlText } from './word-xml';

/**
 * What tells a reader of Word files that one was exported here, and what of it is the house's own: frames around
 * blocks that Word has no kind for, a mark among the settings, and the shade of header cells.
 */

/** Name of the variable of the document that holds the title in the head of each page. */
export const OWN_TITLE = 'concord-text';
/** Name of the one that holds the source in the foot. */
export const OWN_SOURCE = 'concord-source';

/** Background of header cells, wherever in a table they stand. */
export const HEAD_FILL = 'E8EDEE';

/** Blocks in a frame of Word, which stays around them when they are edited, with what they are. */
export function framed(alias: string, tag: string, inside: string): string {
  return (
    `<w:sdt><w:sdtPr><w:alias w:val="${xmlText(alias)}"/><w:tag w:val="${xmlText(tag)}"/></w:sdtPr>` +
    `<w:sdtContent>${inside}</w:sdtContent></w:sdt>`
  );
}

export function ownVariables(title: string, source: string): string {
  const variable = (name: string, value: string) => `<w:docVar w:name="${name}" w:val="${xmlText(value)}"/>`;
  return `<w:docVars>${variable(OWN_TITLE, title)}${variable(OWN_SOURCE, source)}</w:docVars>`;
}
