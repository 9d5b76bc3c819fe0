import type { Attributes, BlockJson, DocumentJson, MarkJson, NodeJson } from '../../app/document/json';

/** Short ways to write texts in tests. A string stands for a run of plain text. */
type Inline = string | NodeJson;

function inline(content: readonly Inline[]): NodeJson[] {
  return content.map((one) => (typeof one === 'string' ? { type: 'text', text: one } : one));
}

export function doc(...content: BlockJson[]): DocumentJson {
  return { type: 'doc', content };
}

export function p(id: string, ...content: Inline[]): BlockJson {
  return { type: 'paragraph', attrs: { id }, content: inline(content) };
}

export function h(id: string, level: number, ...content: Inline[]): BlockJson {
  return { type: 'heading', attrs: { id, level }, content: inline(content) };
}

export function marked(text: string, ...marks: Array<string | MarkJson>): NodeJson {
  return {
    type: 'text',
    text,
    marks: marks.map((mark) => (typeof mark === 'string' ? { type: mark } : mark)),
  };
}

export function link(text: string, href: string): NodeJson {
  return marked(text, { type: 'link', attrs: { href } });
}

export function block(type: string, attrs: Attributes, ...content: BlockJson[]): BlockJson {
  return { type, attrs, content };
}

export function requirement(id: string, level: string, ref: string | null, text: string): BlockJson {
  return block('requirement', { id, level, ref }, p(`${id}p`, text));
}

export function list(id: string, ...items: BlockJson[]): BlockJson {
  const content = items.map((item) => ({ type: 'listItem', content: [item] }));
  return { type: 'bulletList', attrs: { id }, content };
}

/** A table of plain cells; the first row are header cells. */
export function table(id: string, ...rows: string[][]): BlockJson {
  const content = rows.map((cells, row) => ({
    type: 'tableRow',
    content: cells.map((text, column) => ({
      type: row === 0 ? 'tableHeader' : 'tableCell',
      content: [p(`${id}-${row}-${column}`, text)],
    })),
  }));
  return { type: 'table', attrs: { id }, content };
}
