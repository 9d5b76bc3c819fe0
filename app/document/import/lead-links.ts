import { type DocumentJson, type NodeJson, textAttribute } from '../json';

/** A text whose blocks have other ids now, with the links and references inside it leading to these. */
export function leadLinks(content: DocumentJson, ids: ReadonlyMap<string, string>): DocumentJson {
  if (ids.size === 0) return content;
  const led = (node: NodeJson): NodeJson => {
    const target = node.type === 'crossReference' ? ids.get(textAttribute(node, 'target')) : undefined;
    const marks = node.marks?.map((mark) => {
      const href = mark.type === 'link' ? textAttribute(mark, 'href') : '';
      const id = href.startsWith('#') ? ids.get(href.slice(1)) : undefined;
      return id === undefined ? mark : { ...mark, attrs: { ...mark.attrs, href: `#${id}` } };
    });
    return {
      ...node,
      ...(target === undefined ? {} : { attrs: { ...node.attrs, target } }),
      ...(marks === undefined ? {} : { marks }),
      ...(node.content === undefined ? {} : { content: node.content.map(led) }),
    };
  };
  return { ...led(content), type: 'doc' };
}
