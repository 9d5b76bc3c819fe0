import type { Element } from 'hast';

const LOOKS: ReadonlyArray<readonly [string, RegExp]> = [
  [
    'colours',
    /(?:^|[;\s])(?:background(?:-color)?|color)\s*:(?!\s*(?:inherit|initial|transparent|windowtext)\b)/i,
  ],
  ['fonts and sizes', /(?:^|[;\s])font(?:-family|-size)?\s*:/i],
  ['underlines', /(?:^|[;\s])text-decoration(?:-line)?\s*:\s*underline/i],
];

const OF_ELEMENT: Readonly<Record<string, string>> = {
  u: 'underlines',
  mark: 'colours',
  big: 'fonts and sizes',
  small: 'fonts and sizes',
};

/** The looks of an inline element that the house has no place for, each by one name. */
export function droppedLooks({ tagName, properties }: Element): string[] {
  const looks = new Set<string>();
  const ofElement = Object.hasOwn(OF_ELEMENT, tagName) ? OF_ELEMENT[tagName] : undefined;
  if (ofElement !== undefined) looks.add(ofElement);
  if (tagName === 'font') {
    if (properties.color !== undefined) looks.add('colours');
    if (properties.face !== undefined || properties.size !== undefined) looks.add('fonts and sizes');
  }
  const { style } = properties;
  if (typeof style === 'string')
    for (const [name, pattern] of LOOKS) if (pattern.test(style)) looks.add(name);
  return [...looks];
}
