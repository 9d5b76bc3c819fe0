import { blockId, type DocumentJson, type NodeJson, plainText, textAttribute, walk } from './json';
import { blocksByClause } from './outline';
import { isLevel } from './shape';
import type { RequirementEntry } from './workshop-types';

/** Every requirement of a text in reading order, with the clause it stands in. */
export function requirementsOf(content: DocumentJson): RequirementEntry[] {
  const entries: RequirementEntry[] = [];
  for (const { block, clause } of blocksByClause(content)) {
    const add = (node: NodeJson) => {
      if (node.type !== 'requirement') return;
      const level = node.attrs?.level;
      entries.push({
        id: blockId(node),
        ref: textAttribute(node, 'ref') || null,
        level: isLevel(level) ? level : null,
        text: plainText(node),
        clauseId: clause.id,
        clauseNumber: clause.number,
        clauseTitle: clause.title,
      });
    };
    add(block);
    walk(block, add);
  }
  return entries;
}

/**
 * The text with a reference for each requirement that has none, from `mint`, which is asked once for each in
 * reading order. References present are never changed.
 */
export function mintRefs(content: DocumentJson, mint: () => string): DocumentJson {
  const withRef = (node: NodeJson): NodeJson => {
    if (node.text !== undefined) return node;
    const lacks = node.type === 'requirement' && textAttribute(node, 'ref') === '';
    const attrs = lacks ? { ...node.attrs, ref: mint() } : node.attrs;
    const copy: NodeJson = { ...node };
    if (attrs !== undefined) copy.attrs = attrs;
    if (node.content !== undefined) copy.content = node.content.map(withRef);
    return copy;
  };
  return { ...withRef(content), type: 'doc' };
}
