import type { XmlElement } from '../archive/xml-reader';
import { childOf, childrenOf, switchOf, wordValue } from '../archive/xml-tree';
import { looksOf } from './word-looks';

/** What a style of a Word file says about a paragraph or a run. */
export interface WordStyle {
  /** Its invariant name in lower case, such as `heading 1`, whatever the language of the Word that wrote it. */
  readonly name: string;
  /** 1 for the outermost heading; null when it is no heading. */
  readonly level: number | null;
  readonly numbering: { readonly id: string; readonly level: number } | null;
  readonly monospaced: boolean;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Its own looks that are left out; those of a style for code are carried, as code. */
  readonly looks: readonly string[];
}

const PLAIN: WordStyle = {
  name: '',
  level: null,
  numbering: null,
  monospaced: false,
  bold: false,
  italic: false,
  looks: [],
};

export interface WordStyles {
  find(id: string | undefined): WordStyle;
}

/** Styles build on one another at most this deep; a circle ends there. */
const LONGEST_CHAIN = 20;

export function readStyles(part: XmlElement | null): WordStyles {
  const elements = new Map<string, XmlElement>();
  for (const style of childrenOf(part ?? undefined, 'w:style')) {
    elements.set(style.attributes.get('w:styleId') ?? '', style);
  }
  const read = new Map<string, WordStyle>();
  const resolve = (id: string | undefined, depth: number): WordStyle => {
    const element = id === undefined ? undefined : elements.get(id);
    if (id === undefined || element === undefined || depth > LONGEST_CHAIN) return PLAIN;
    const known = read.get(id);
    if (known !== undefined) return known;
    const style = styleOf(element, resolve(wordValue(element, 'w:basedOn'), depth + 1));
    read.set(id, style);
    return style;
  };
  return { find: (id) => resolve(id, 0) };
}

function styleOf(element: XmlElement, base: WordStyle): WordStyle {
  const name = (wordValue(element, 'w:name') ?? '').toLowerCase();
  const paragraph = childOf(element, 'w:pPr');
  const run = childOf(element, 'w:rPr');
  const named = /^heading ([1-9])$/.exec(name)?.[1];
  const outline = outlineLevel(paragraph);
  const monospaced = isMonospaced(run) ?? base.monospaced;
  return {
    name,
    level: named === undefined ? (outline ?? base.level) : Number(named),
    numbering: numberingOf(paragraph) ?? base.numbering,
    monospaced,
    bold: switchOf(run, 'w:b') ?? base.bold,
    italic: switchOf(run, 'w:i') ?? base.italic,
    looks: monospaced ? [] : looksOf(run),
  };
}

/** The level that a paragraph or style stands at in the outline; 9 means body text. */
export function outlineLevel(properties: XmlElement | undefined): number | null {
  const value = Number(wordValue(properties, 'w:outlineLvl') ?? Number.NaN);
  return Number.isInteger(value) && value >= 0 && value <= 8 ? value + 1 : null;
}

export function numberingOf(properties: XmlElement | undefined): WordStyle['numbering'] {
  const numbering = childOf(properties, 'w:numPr');
  const id = wordValue(numbering, 'w:numId');
  if (id === undefined) return null;
  const level = Number(wordValue(numbering, 'w:ilvl') ?? 0);
  return { id, level: Number.isInteger(level) && level >= 0 && level <= 8 ? level : 0 };
}

const MONOSPACED = /^(courier|consolas|menlo|monaco|lucida console|cascadia|source code|fira (code|mono))/i;

/** Whether a run is set in a font for code; undefined when it names none. */
export function isMonospaced(run: XmlElement | undefined): boolean | undefined {
  const font = childOf(run, 'w:rFonts')?.attributes.get('w:ascii');
  return font === undefined ? undefined : MONOSPACED.test(font) || / mono$/i.test(font);
}
