import { blockId, type DocumentJson, type NodeJson, plainText, textAttribute, walk } from './json';
import { blocksByClause } from './outline';
import type { RequirementEntry } from './requirement-types';
import { isLevel } from './shape';

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
 * The text with a reference for each requirement that has none or one that `keeps` does not know, from `mint`,
 * which is asked once for each in reading order. A reference that is kept stands at its first requirement only.
 */
export function mintRefs(
  content: DocumentJson,
  mint: () => string,
  keeps: (ref: string) => boolean = () => true,
): DocumentJson {
  const seen = new Set<string>();
  const refOf = (node: NodeJson): string => {
    const present = textAttribute(node, 'ref');
    const ref = present !== '' && !seen.has(present) && keeps(present) ? present : mint();
    seen.add(ref);
    return ref;
  };
  const withRef = (node: NodeJson): NodeJson => {
    if (node.text !== undefined) return node;
    const attrs = node.type === 'requirement' ? { ...node.attrs, ref: refOf(node) } : node.attrs;
    const copy: NodeJson = { ...node };
    if (attrs !== undefined) copy.attrs = attrs;
    if (node.content !== undefined) copy.content = node.content.map(withRef);
    return copy;
  };
  return { ...withRef(content), type: 'doc' };
}
