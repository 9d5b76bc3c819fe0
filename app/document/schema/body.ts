import { mergeAttributes, Node } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { CodeBlock } from '@tiptap/extension-code-block';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading } from '@tiptap/extension-heading';
import { HorizontalRule } from '@tiptap/extension-horizontal-rule';
import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import { dataAttribute, idAttribute } from './attributes';

/**
 * The plain body of a text. Content expressions use `*` and `?`, never `+`: the Yjs binding deletes a node
 * that a merge of two people's edits leaves invalid, so nothing may be invalid by being empty. Emptiness is
 * a finding (`findings.ts`), shown while writing and refused at freezing.
 *
 * A container made empty by a command has no line to type in: whoever makes one puts a paragraph inside.
 */
const HouseDocument = Node.create({ name: 'doc', topNode: true, content: 'block*' });

const HouseParagraph = Paragraph.extend({
  addAttributes() {
    return { id: idAttribute() };
  },
});

export const HouseHeading = Heading.extend({
  addAttributes() {
    return {
      ...this.parent?.(),
      id: idAttribute(),
      numbered: {
        default: true,
        parseHTML: (element: HTMLElement) => element.getAttribute('data-numbered') !== 'false',
        renderHTML: (attributes: Record<string, unknown>) =>
          attributes.numbered === false ? { 'data-numbered': 'false' } : {},
      },
    };
  },
});

const HouseBulletList = BulletList.extend({
  content: 'listItem*',
  addAttributes() {
    return { id: idAttribute() };
  },
});

const HouseOrderedList = OrderedList.extend({
  content: 'listItem*',
  addAttributes() {
    return { ...this.parent?.(), id: idAttribute() };
  },
});

const HouseListItem = ListItem.extend({ content: 'block*' });

const HouseBlockquote = Blockquote.extend({
  content: 'block*',
  addAttributes() {
    return { id: idAttribute() };
  },
});

export const HouseCodeBlock = CodeBlock.extend({
  addAttributes() {
    return { ...this.parent?.(), id: idAttribute() };
  },
});

const HouseHorizontalRule = HorizontalRule.extend({
  addAttributes() {
    return { id: idAttribute() };
  },
});

/** An image with its description (`alt`, null until somebody wrote one) and caption. */
export const Figure = Node.create({
  name: 'figure',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes() {
    return {
      id: idAttribute(),
      src: dataAttribute('figure', 'src'),
      alt: dataAttribute('figure', 'alt'),
      caption: dataAttribute('figure', 'caption'),
    };
  },
  parseHTML() {
    return [{ tag: 'figure[data-src]' }];
  },
  renderHTML({ HTMLAttributes }) {
    return ['figure', mergeAttributes(HTMLAttributes)];
  },
});

export const bodyExtensions = () => [
  HouseDocument,
  HouseParagraph,
  HouseHeading,
  Text,
  HardBreak,
  HouseBulletList,
  HouseOrderedList,
  HouseListItem,
  HouseBlockquote,
  HouseCodeBlock,
  HouseHorizontalRule,
  Figure,
];
