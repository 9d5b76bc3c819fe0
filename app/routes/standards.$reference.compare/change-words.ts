import type { ChangeKind, RequirementChangeKind } from '../../document/comparison-types';

/** What happened, after the name of what it happened to: "Paragraph added". */
export const CHANGE_WORDS: Record<ChangeKind, string> = {
  added: 'added',
  removed: 'removed',
  changed: 'changed',
  moved: 'moved',
  reformatted: 'formatted differently',
};

/** What a block is called; one the schema does not know yet is a "Part". */
export const BLOCK_WORDS: Readonly<Record<string, string>> = {
  paragraph: 'Paragraph',
  heading: 'Heading',
  bulletList: 'List',
  orderedList: 'List',
  listItem: 'List item',
  blockquote: 'Quote',
  table: 'Table',
  codeBlock: 'Code',
  figure: 'Figure',
  callout: 'Callout',
  requirement: 'Requirement',
  definition: 'Definition',
  horizontalRule: 'Rule',
};

export const REQUIREMENT_CHANGE_WORDS: Record<RequirementChangeKind, string> = {
  new: 'New',
  removed: 'Removed',
  reworded: 'Reworded',
  raised: 'Made more binding',
  lowered: 'Made less binding',
  moved: 'Moved',
};
