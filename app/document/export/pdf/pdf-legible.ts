import type { Attributes, DocumentJson, NodeJson } from '../../json';
import type { Pdf } from './pdf-page';

/** What stands for a character that the fonts of the file do not have; it would be an empty box otherwise. */
const STANDS_FOR = '\ufffd';

/** The font in use, which the types of pdfkit leave out. */
interface FontInUse {
  readonly _font?: { readonly font?: { hasGlyphForCodePoint?(code: number): boolean } };
}

/** Attributes whose words are printed. */
const PRINTED: ReadonlySet<string> = new Set(['term', 'title', 'caption', 'alt', 'label']);

export interface Legible {
  readonly content: DocumentJson;
  /** Characters that could not be printed, each once, in the order in which they come. */
  readonly lacking: ReadonlySet<string>;
}

/** The text with the characters that the fonts of this file lack made visible as such, never as nothing. */
export function legible(pdf: Pdf, content: DocumentJson): Legible {
  const font = (pdf.font('text') as unknown as FontInUse)._font?.font;
  const lacking = new Set<string>();
  const words = (text: string) =>
    text.replace(/[^\p{Cc}\p{Cf}\p{Cs}\p{Zs}\u0020-\u024f]/gu, (one) => {
      if (
        /\p{Variation_Selector}/u.test(one) ||
        font?.hasGlyphForCodePoint?.(one.codePointAt(0) ?? 0) !== false
      )
        return one;
      lacking.add(one);
      return STANDS_FOR;
    });
  const settle = (node: NodeJson): NodeJson => {
    if (node.text !== undefined) return { ...node, text: words(node.text) };
    const attrs: Attributes = { ...node.attrs };
    for (const [name, value] of Object.entries(attrs)) {
      if (typeof value === 'string' && PRINTED.has(name)) attrs[name] = words(value);
    }
    return { ...node, attrs, ...(node.content === undefined ? {} : { content: node.content.map(settle) }) };
  };
  return { content: { ...settle(content), type: 'doc' }, lacking };
}

const TOLD = 12;

/** What the first page says of them; '' when there are none. */
export function lackingWords(lacking: ReadonlySet<string>): string {
  if (lacking.size === 0) return '';
  const codes = [...lacking].slice(0, TOLD).map((one) => {
    return `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  });
  const more = lacking.size > TOLD ? ` and ${lacking.size - TOLD} others` : '';
  return (
    `The fonts of this file lack ${lacking.size === 1 ? 'a character' : 'characters'} of this text (${codes.join(', ')}${more}), ` +
    `printed as ${STANDS_FOR}. The address above has the text as it was frozen.`
  );
}
