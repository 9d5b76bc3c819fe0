import { escapeHtml } from '../html-text';
import { type Attributes, blockId } from '../json';
import { NODE_ATTRIBUTES } from '../shape';

/** An attribute's value on one line, with nothing that Markdown or a table of it would read. */
export function attributeText(value: string): string {
  return escapeHtml(value).replace(/[\n\r\t\f|{}`]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** ` data-name="value"` for what a node has besides its defaults and those `said` otherwise. */
export function dataAttributes(
  node: { type: string; attrs?: Attributes },
  said: readonly string[] = [],
): string {
  const defaults = NODE_ATTRIBUTES[node.type] ?? {};
  return Object.entries(node.attrs ?? {})
    .filter(([name, value]) => Object.hasOwn(defaults, name) && value !== null && value !== defaults[name])
    .filter(([name]) => name !== 'id' && !said.includes(name))
    .map(([name, value]) => ` data-${name}="${attributeText(String(value))}"`)
    .join('');
}

/** ` id="…"`, or nothing for a block without one. */
export function idText(node: { attrs?: Attributes }): string {
  const id = blockId(node);
  return id === '' ? '' : ` id="${attributeText(id)}"`;
}
