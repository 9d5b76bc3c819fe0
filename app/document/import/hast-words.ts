import type { Element } from 'hast';
import type { Attributes } from '../json';

/** Start and lettering of an ordered list, as far as the house knows them. */
export function listAttributes(element: Element): Attributes {
  const start = Number(element.properties.start ?? 1);
  const { type } = element.properties;
  return {
    start: Number.isInteger(start) && start >= 0 ? start : 1,
    type: typeof type === 'string' && /^[aAiI]$/.test(type) ? type : null,
  };
}

/** A property that is text, or null. */
export function textProperty(element: Element, name: string): string | null {
  const value = element.properties[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** All text below an element, as it stands. */
export function rawText(element: Element): string {
  let text = '';
  for (const child of element.children) {
    if (child.type === 'text') text += child.value;
    else if (child.type === 'element') text += child.tagName === 'br' ? '\n' : rawText(child);
  }
  return text;
}

/** The language that the class of a code block names, or null. */
export function languageOf(element: Element): string | null {
  const inner = element.children.find((child) => child.type === 'element' && child.tagName === 'code');
  const classes = inner?.type === 'element' ? inner.properties.className : element.properties.className;
  const named = (Array.isArray(classes) ? classes : [])
    .map(String)
    .find((name) => /^lang(uage)?-/.test(name));
  return named?.replace(/^lang(uage)?-/, '') ?? null;
}

/** The words below an element in one line, or '' for no element. */
export function wordsOfElement(element: Element | undefined): string {
  return element === undefined ? '' : rawText(element).replace(/\s+/g, ' ').trim();
}

/** Each meaning of a definition list with the terms before it; groups inside are looked through. */
export function definitionPairs(list: Element): Array<{ terms: Element[]; meaning: Element }> {
  const pairs: Array<{ terms: Element[]; meaning: Element }> = [];
  let terms: Element[] = [];
  const children = list.children.flatMap((child) =>
    child.type === 'element' && child.tagName === 'div' ? child.children : [child],
  );
  for (const child of children) {
    if (child.type !== 'element') continue;
    if (child.tagName === 'dt') terms.push(child);
    if (child.tagName !== 'dd') continue;
    pairs.push({ terms, meaning: child });
    terms = [];
  }
  return pairs;
}
