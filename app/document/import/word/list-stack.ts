import type { Element, ElementContent } from 'hast';
import { html } from './hast-make';
import type { WordNumbering } from './word-numbering';

interface OpenList {
  readonly level: number;
  readonly key: string;
  readonly list: Element;
}

/** Word writes each point of a list as a paragraph of its own; this makes lists of them. */
export class ListStack {
  private open: OpenList[] = [];

  constructor(private readonly numbering: WordNumbering) {}

  get isOpen(): boolean {
    return this.open.length > 0;
  }

  /** The next paragraph is no point: later points make a list of their own. */
  close(): void {
    this.open = [];
  }

  /** Adds a point; answers a list that begins with it and stands in the body. */
  add(numId: string, level: number, content: ElementContent[]): Element[] {
    const mark = this.numbering.mark(numId, level);
    const key = `${mark.ordered ? 'ol' : 'ul'} ${mark.type ?? ''}`;
    const number = this.numbering.count(numId, level);
    while ((this.open.at(-1)?.level ?? -1) > level) this.open.pop();
    const same = this.open.at(-1);
    if (same !== undefined && same.level === level && same.key !== key) this.open.pop();
    const item = html('li', {}, content);
    const beside = this.open.at(-1);
    if (beside !== undefined && beside.level === level) {
      beside.list.children.push(item);
      return [];
    }
    const list = mark.ordered
      ? html('ol', { start: number, ...(mark.type === null ? {} : { type: mark.type }) }, [item])
      : html('ul', {}, [item]);
    this.open.push({ level, key, list });
    const within = beside?.list.children.at(-1);
    if (within?.type !== 'element') return [list];
    within.children.push(list);
    return [];
  }

  /** A paragraph that goes on with the last point. */
  goOn(content: Element): void {
    const within = this.open.at(-1)?.list.children.at(-1);
    if (within?.type === 'element') within.children.push(content);
  }
}
