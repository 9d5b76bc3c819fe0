import type { XmlElement } from '../archive/xml-reader';
import { childOf, wordValue } from '../archive/xml-tree';

/** Looks of a run, style or cell that may carry meaning and that the house has no place for, each by its name. */
export function looksOf(properties: XmlElement | undefined): string[] {
  const looks: string[] = [];
  const add = (name: string, value: string | undefined, ...nothing: string[]) => {
    if (value !== undefined && value !== '' && !nothing.includes(value)) looks.push(`${name} ${value}`);
  };
  const font = childOf(properties, 'w:rFonts')?.attributes;
  add('font', font?.get('w:ascii') ?? font?.get('w:hAnsi'));
  const points = Number(wordValue(properties, 'w:sz') ?? Number.NaN) / 2;
  if (points > 0) looks.push(`size ${points} pt`);
  const colour = childOf(properties, 'w:color')?.attributes;
  add('colour', colour?.get('w:val') ?? colour?.get('w:themeColor'), 'auto', '000000');
  add('highlight', wordValue(properties, 'w:highlight'), 'none');
  add('background', childOf(properties, 'w:shd')?.attributes.get('w:fill'), 'auto', 'FFFFFF');
  const line = wordValue(properties, 'w:u');
  if (line !== undefined && line !== 'none') looks.push('underline');
  return looks;
}
