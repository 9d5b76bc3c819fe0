import type { XmlElement } from './xml-reader';

/** The first child of this name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  for (const child of element?.children ?? []) {
    if (typeof child !== 'string' && child.name === name) return child;
  }
  return undefined;
}

export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return elementsIn(element).filter((child) => child.name === name);
}

export function elementsIn(element: XmlElement | undefined): XmlElement[] {
  return (element?.children ?? []).filter((child): child is XmlElement => typeof child !== 'string');
}

/** The first element of this name anywhere below. */
export function findBelow(element: XmlElement, name: string): XmlElement | undefined {
  return allBelow(element, name)[0];
}

/** Every element of this name below, in reading order. */
export function allBelow(element: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  const waiting = elementsIn(element).reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.name === name) found.push(next);
    // Not spread into one call: a hostile part has more children than a call takes arguments.
    for (const child of elementsIn(next).reverse()) waiting.push(child);
  }
  return found;
}

/** The text directly inside an element. */
export function textOf(element: XmlElement): string {
  return element.children.filter((child): child is string => typeof child === 'string').join('');
}

/** `w:val` of a child, such as the name of a style. */
export function wordValue(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes.get('w:val');
}

/** A switch such as `<w:b/>`: on when it is there, unless it says otherwise; undefined when it is not there. */
export function switchOf(element: XmlElement | undefined, name: string): boolean | undefined {
  const child = childOf(element, name);
  if (child === undefined) return undefined;
  return !['0', 'false', 'off', 'none'].includes(child.attributes.get('w:val') ?? '1');
}
