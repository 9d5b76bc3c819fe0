import { blockId, type DocumentJson, plainText, textAttribute, walk } from './json';
import { clausesOf } from './outline';

/**
 * How a reference to each block prints, by the block's id: "clause 3.2", "R17", "Table 2", "Figure 1" or the
 * term of a definition. Tables and figures count through the whole text, those with a caption only.
 */
export function referenceLabels(content: DocumentJson): Map<string, string> {
  const labels = new Map<string, string>();
  for (const clause of clausesOf(content)) {
    labels.set(clause.id, clause.number === '' ? clause.title : `clause ${clause.number}`);
  }
  let tables = 0;
  let figures = 0;
  walk(content, (node) => {
    const id = blockId(node);
    if (id === '' || labels.has(id)) return true;
    const captioned = textAttribute(node, 'caption') !== '';
    if (node.type === 'requirement')
      labels.set(id, textAttribute(node, 'ref') || 'requirement without reference');
    else if (node.type === 'definition') labels.set(id, textAttribute(node, 'term'));
    else if (node.type === 'table' && captioned) {
      tables += 1;
      labels.set(id, `Table ${tables}`);
    } else if (node.type === 'figure' && captioned) {
      figures += 1;
      labels.set(id, `Figure ${figures}`);
    } else if (node.type === 'heading') labels.set(id, plainText(node));
    else labels.set(id, '');
    return true;
  });
  labels.delete('');
  return labels;
}
