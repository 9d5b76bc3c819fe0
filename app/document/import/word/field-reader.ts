import type { ElementContent } from 'hast';
import { html } from './hast-make';

interface OpenField {
  instruction: string;
  /** Whether its result is being read, after its instruction. */
  inResult: boolean;
}

/**
 * The fields of a Word file: what they print is kept, links become links, and a table of contents or an index,
 * which are computed here, is passed over. A field may run over many paragraphs.
 */
export class FieldReader {
  private readonly open: OpenField[] = [];

  get skipping(): boolean {
    return this.open.some((field) => isComputed(field.instruction));
  }

  mark(type: string): void {
    if (type === 'begin') this.open.push({ instruction: '', inResult: false });
    else if (type === 'separate') {
      const field = this.open.at(-1);
      if (field !== undefined) field.inResult = true;
    } else if (type === 'end') this.open.pop();
  }

  instruct(words: string): void {
    const field = this.open.at(-1);
    if (field !== undefined && !field.inResult) field.instruction += words;
  }

  /** What stands in the text at this moment, as the open fields make it. */
  wrap(content: readonly ElementContent[]): readonly ElementContent[] {
    if (this.open.length === 0 || content.length === 0) return content;
    if (this.skipping || this.open.some((field) => !field.inResult)) return [];
    const href = this.open.map((field) => addressOf(field.instruction)).find((one) => one !== null);
    return typeof href === 'string' ? [html('a', { href }, [...content])] : content;
  }

  /** A field written in one element, around what it prints. */
  simple(instruction: string, content: ElementContent[]): ElementContent[] {
    if (isComputed(instruction)) return [];
    const href = addressOf(instruction);
    return href === null ? content : [html('a', { href }, content)];
  }
}

function isComputed(instruction: string): boolean {
  return /^\s*(TOC|INDEX|TOA|PAGEREF|PAGE|NUMPAGES)\b/i.test(instruction);
}

function addressOf(instruction: string): string | null {
  const [, reference] = /^\s*REF\s+"?([\w.-]+)"?/i.exec(instruction) ?? [];
  if (reference !== undefined) return `#${reference}`;
  if (!/^\s*HYPERLINK\b/i.test(instruction)) return null;
  const place = /\\l\s+"([^"]*)"/i.exec(instruction)?.[1];
  const address = /HYPERLINK\s+"([^"]*)"/i.exec(instruction)?.[1] ?? '';
  const href = address + (place === undefined ? '' : `#${place}`);
  return href === '' ? null : href;
}
