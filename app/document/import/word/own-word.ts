import { HEAD_FILL, OWN_SOURCE, OWN_TITLE } from '../../export/word/own-marks';
import { stylesPart } from '../../export/word/word-styles-part';
import { readXml, type XmlElement } from '../archive/xml-reader';
import { allBelow, childOf, childrenOf, textOf, wordValue } from '../archive/xml-tree';
import { readStyles } from './word-styles';

/** What a Word file that was exported here says of itself. */
export interface OwnWord {
  /** Whether a style looks in this way because the house made it so. */
  isOwnLook(style: string, look: string): boolean;
  /** Whether a cell is shaded as header cells are. */
  isHeadCell(properties: XmlElement | undefined): boolean;
  /** Whether the head or foot of the pages says what the house wrote there. */
  isOwnFurniture(part: XmlElement | null): boolean;
}

/** Null for a file of any other program. */
export function ownWord(settings: XmlElement | null): OwnWord | null {
  const variables = new Map(
    childrenOf(childOf(settings ?? undefined, 'w:docVars'), 'w:docVar').map(({ attributes }) => [
      attributes.get('w:name'),
      attributes.get('w:val') ?? '',
    ]),
  );
  const title = variables.get(OWN_TITLE);
  if (title === undefined) return null;
  const source = variables.get(OWN_SOURCE) ?? '';
  const looks = ownLooks();
  return {
    isOwnLook: (style, look) => looks.has(`${style} ${look}`),
    isHeadCell: (properties) => childOf(properties, 'w:shd')?.attributes.get('w:fill') === HEAD_FILL,
    isOwnFurniture: (part) => {
      const words = part === null ? '' : allBelow(part, 'w:t').map(textOf).join('').trim();
      const [before, after = ''] = words.split(', content hash ');
      return words === '' || words === title.trim() || (before === source && FOOT.test(after));
    },
  };
}

/** What follows the source in the foot: the hash, and the page as Word counts it. */
const FOOT = /^[0-9a-f]{0,12}\s*Page \d+ of \d+$/;

function ownLooks(): ReadonlySet<string> {
  const part = readXml(new TextEncoder().encode(stylesPart()));
  const styles = readStyles(part);
  return new Set(
    childrenOf(part, 'w:style').flatMap((style) => {
      const { name, looks } = styles.find(style.attributes.get('w:styleId'));
      return looks.map((look) => `${name} ${look}`);
    }),
  );
}

/** A block that the house framed, by the first word of its tag, with the rest of it. */
export function ownFrame(frame: XmlElement): { readonly kind: string; readonly rest: string } | null {
  const tag = wordValue(childOf(frame, 'w:sdtPr'), 'w:tag') ?? '';
  const [, kind, rest = ''] = /^(requirement|callout|definition|quotation|code)(?: (.*))?$/.exec(tag) ?? [];
  return kind === undefined ? null : { kind, rest };
}
