import type { ImportNoteKind } from '../document/workshop-types';

/** What became of each thing that an import could not carry as it was. */
export const IMPORT_NOTE_WORDS: Record<ImportNoteKind, string> = {
  'attribute-dropped': 'Attributes left out',
  'template-tag': 'Template tags left out',
  'element-dropped': 'HTML left out',
  'element-unwrapped': 'HTML taken away, its words kept',
  'script-removed': 'Scripts removed',
  'link-unsafe': 'Links that are not safe, kept as words',
  'link-relative': 'Links to other files, kept as words',
  'anchor-missing': 'Links to a place that is not in the file',
  'image-not-shown': 'Images that cannot be shown from where they are',
  'image-moved': 'Images moved out of a line of text',
  'own-number-kept': 'Typed clause numbers kept',
  'own-number-replaced': 'Typed clause numbers replaced by computed ones',
  'nesting-flattened': 'Nesting made flatter',
  'footnote-moved': 'Footnotes moved to the end',
  'task-box': 'Boxes of task lists written as words',
  'comment-dropped': 'HTML comments left out',
  'front-matter': 'Front matter read for the title and left out',
  'heading-in-block': 'Headings inside a list or quote made plain',
};
