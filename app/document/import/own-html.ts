import type { Element, ElementContent, RootContent } from 'hast';

/**
 * Reads the marks that the portal's own pages put on a text: computed clause numbers and links to clauses go,
 * requirements are what they were. Other pages have none of these and come out as they went in.
 */
export function readOwnHtml(nodes: readonly RootContent[]): RootContent[] {
  return nodes.flatMap((node): RootContent[] => {
    if (node.type !== 'element') return [node];
    if (isRequirement(node)) return [requirement(node)];
    if (node.tagName === 'span' && has(node, 'clause-number')) return [];
    if (node.tagName === 'a' && has(node, 'clause-link')) return [];
    return [{ ...node, children: readOwnHtml(node.children) as ElementContent[] }];
  });
}

function has({ properties }: Element, name: string): boolean {
  return Array.isArray(properties.className) && properties.className.includes(name);
}

function isRequirement(node: Element): boolean {
  return (
    node.tagName === 'section' && has(node, 'requirement') && part(node, 'requirement__text') !== undefined
  );
}

function part(node: Element, name: string): Element | undefined {
  return node.children.find((child): child is Element => child.type === 'element' && has(child, name));
}

/** As the quotation with a bold head that Markdown's requirements are. */
function requirement(section: Element): Element {
  const label = section.properties.ariaLabel;
  const [, ref = '', level = ''] =
    /^Requirement (\S{1,40}), ([A-Z ]{3,10})$/.exec(typeof label === 'string' ? label : '') ?? [];
  const words = `Requirement${ref === '' ? '' : ` ${ref}`}${level === '' ? '' : ` (${level})`}`;
  const strong: Element = {
    type: 'element',
    tagName: 'strong',
    properties: {},
    children: [{ type: 'text', value: words }],
  };
  const head: Element = { type: 'element', tagName: 'p', properties: {}, children: [strong] };
  const text = part(section, 'requirement__text');
  return {
    type: 'element',
    tagName: 'blockquote',
    properties: { id: section.properties.id },
    children: [head, ...(readOwnHtml(text?.children ?? []) as ElementContent[])],
  };
}
