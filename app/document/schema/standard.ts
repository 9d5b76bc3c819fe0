import { mergeAttributes, Node } from '@tiptap/core';
import { textAttribute } from '../json';
import { isLevel, LEVEL_LABELS } from '../shape';
import { dataAttribute, idAttribute } from './attributes';

/** A `section` or other element that names its house type, so that copy and paste inside the portal keeps it. */
function marked(element: string, nodeName: string) {
  return { tag: `${element}[data-node="${nodeName}"]` };
}

/**
 * A requirement: what an implementer is held to. `ref` ("R17") is minted once by the server and null until
 * then; `level` is null until chosen, which is a finding.
 */
export const Requirement = Node.create({
  name: 'requirement',
  group: 'block',
  content: 'block*',
  defining: true,
  addAttributes() {
    return {
      id: idAttribute(),
      ref: dataAttribute('requirement', 'ref'),
      level: dataAttribute('requirement', 'level'),
    };
  },
  parseHTML() {
    return [marked('section', 'requirement')];
  },
  renderHTML({ HTMLAttributes }) {
    return ['section', mergeAttributes(HTMLAttributes, { 'data-node': 'requirement' }), 0];
  },
});

/** A passage set apart and marked normative (binding) or informative (explaining). */
export const Callout = Node.create({
  name: 'callout',
  group: 'block',
  content: 'block*',
  defining: true,
  addAttributes() {
    return {
      id: idAttribute(),
      kind: dataAttribute('callout', 'kind'),
      title: dataAttribute('callout', 'title'),
    };
  },
  parseHTML() {
    return [marked('aside', 'callout')];
  },
  renderHTML({ HTMLAttributes }) {
    return ['aside', mergeAttributes(HTMLAttributes, { 'data-node': 'callout' }), 0];
  },
});

/** A glossary entry: the term as an attribute, what it means as content. */
export const Definition = Node.create({
  name: 'definition',
  group: 'block',
  content: 'block*',
  defining: true,
  addAttributes() {
    return { id: idAttribute(), term: dataAttribute('definition', 'term') };
  },
  parseHTML() {
    return [marked('div', 'definition')];
  },
  renderHTML({ HTMLAttributes }) {
    return ['div', mergeAttributes(HTMLAttributes, { 'data-node': 'definition' }), 0];
  },
});

/**
 * A reference to another block by its id. What it prints is computed from the target (clause number,
 * requirement ref, table number); `label` is what was written when the reference was made, told as what
 * it was when the target is gone.
 */
export const CrossReference = Node.create({
  name: 'crossReference',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addAttributes() {
    return {
      target: dataAttribute('crossReference', 'target'),
      label: dataAttribute('crossReference', 'label'),
    };
  },
  parseHTML() {
    return [marked('span', 'crossReference')];
  },
  renderHTML({ node, HTMLAttributes }) {
    const label = textAttribute({ attrs: node.attrs }, 'label');
    return ['span', mergeAttributes(HTMLAttributes, { 'data-node': 'crossReference' }), label];
  },
  renderText({ node }) {
    return textAttribute({ attrs: node.attrs }, 'label');
  },
});

/** The level as it is printed, or '' when none is chosen yet. */
export function levelLabel(level: unknown): string {
  return isLevel(level) ? LEVEL_LABELS[level] : '';
}

export const standardExtensions = () => [Requirement, Callout, Definition, CrossReference];
