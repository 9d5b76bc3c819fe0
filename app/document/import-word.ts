import type { ElementContent, Root } from 'hast';
import { newBlockId } from './ids';
import { guardWordAmount } from './import/amount-guard';
import { childOf, childrenOf } from './import/archive/xml-tree';
import { finishImport, withinDepth } from './import/finish-import';
import { ImportReport } from './import/import-report';
import { type ImportedText, MOST_IMPORTED_COMMENTS } from './import/import-types';
import { ImportedImages } from './import/imported-images';
import { CommentRanges } from './import/word/comment-ranges';
import { html, text } from './import/word/hast-make';
import { ownWord } from './import/word/own-word';
import { settleChanges } from './import/word/settle-changes';
import { trackedChanges } from './import/word/tracked-changes';
import { BodyConverter } from './import/word/word-body';
import { WordNumbering } from './import/word/word-numbering';
import { openWordPackage, type WordPackage } from './import/word/word-package';
import { WordPictures } from './import/word/word-pictures';
import type { WordContext } from './import/word/word-runs';
import { readStyles } from './import/word/word-styles';
import { TextError } from './text-error';

const MOST_WORD_BYTES = 32 * 1024 * 1024;

/** Whose tracked changes are in the text; those of all others are taken back. */
export type TakesChanges = (author: string) => boolean;

const NOBODY: TakesChanges = () => false;

/**
 * A Word file as house content, read as it was before its tracked changes, which are proposals and are listed. Throws
 * TextError: `bad-input`, `too-large`, `too-many`, `too-deep`, `holds-macros`, `archive-unsafe`, `old-office`.
 */
export function importWord(
  bytes: Uint8Array,
  mint: () => string = newBlockId,
  accepted: readonly number[] = [],
  takes: TakesChanges = NOBODY,
): ImportedText {
  if (bytes.byteLength > MOST_WORD_BYTES) throw new TextError('too-large', 'The file is larger than 32 MB.');
  return withinDepth(() => {
    const report = new ImportReport();
    const opened = openWordPackage(bytes);
    guardWordAmount(opened.document);
    const { changes, ...word } = settled(opened, takes);
    const images = new ImportedImages(report);
    const pictures = new WordPictures(word, images);
    const context: WordContext = {
      word,
      relations: word.relations,
      styles: readStyles(word.part('styles')),
      report,
      pictures,
      comments: new CommentRanges(),
      notes: new Map(),
      own: ownWord(word.part('settings')),
    };
    const tree = treeOf(context);
    if (changes.length > 0) pictures.takeProposed(opened);
    report.leave();
    const { comments: written, resolved } = context.comments.read(
      word.part('comments'),
      word.part('commentsExtended'),
    );
    const comments = written.slice(0, MOST_IMPORTED_COMMENTS);
    for (const { author } of written.slice(MOST_IMPORTED_COMMENTS)) report.note('comment-beyond', author);
    for (let count = 0; count < resolved; count += 1) report.note('comment-resolved', 'comment');
    reportTheRest(word, context);
    for (const { author } of changes) report.note('change-proposed', author);
    return finishImport(
      { tree, report, title: null, images: images.all(), comments, changes },
      accepted,
      mint,
    );
  });
}

/** The package with its changes settled, and what they were. */
function settled(word: WordPackage, takes: TakesChanges) {
  const changes = trackedChanges(word.document);
  const document = settleChanges(word.document, takes);
  const part: WordPackage['part'] = (name) => {
    const found = word.part(name);
    return found === null ? null : settleChanges(found, takes);
  };
  return { ...word, document, part, changes };
}

function treeOf(context: WordContext): Root {
  const { word, notes } = context;
  const converter = new BodyConverter(context, new WordNumbering(word.part('numbering')));
  const body = childOf(word.document, 'w:body');
  const children = body === undefined ? [] : converter.convert(body);
  const kinds = { footnote: notesOf(word, 'footnote'), endnote: notesOf(word, 'endnote') };
  const items: ElementContent[] = [];
  // Notes may refer to further notes, which then join the list; each is in it once.
  for (const note of notes.keys()) {
    const [kind, id = ''] = note.split(' ');
    const { byId, relations } = kind === 'endnote' ? kinds.endnote : kinds.footnote;
    const found = byId.get(id);
    context.report.note('footnote-moved', `${kind} ${items.length + 1}`);
    context.relations = relations;
    const inside = found === undefined ? [] : converter.convert(found);
    items.push(html('li', {}, [html('a', { id: `note-${items.length + 1}` }), ...inside]));
  }
  if (items.length > 0) children.push(html('h2', {}, [text('Notes')]), html('ol', {}, items));
  return { type: 'root', children };
}

/** The notes of one kind by id, with what the links in them lead to. */
function notesOf(word: WordPackage, kind: 'footnote' | 'endnote') {
  const written = childrenOf(word.part(`${kind}s`) ?? undefined, `w:${kind}`);
  return {
    byId: new Map(written.map((note) => [note.attributes.get('w:id') ?? '', note])),
    relations: word.relationsOf(`${kind}s`),
  };
}

/** Parts of a Word file that a text has no place for. */
function reportTheRest(word: WordPackage, { own, report }: WordContext): void {
  for (const { kind, target, external } of word.relations.values()) {
    if (kind === 'header' || kind === 'footer') {
      if (!external && own?.isOwnFurniture(word.named(target)) !== true) report.note('page-furniture', kind);
    } else if (kind === 'chart' || kind === 'diagramData' || kind === 'oleObject' || kind === 'package') {
      report.note('object-dropped', kind === 'diagramData' ? 'diagram' : kind);
    } else if (external && kind !== 'hyperlink' && kind !== 'image')
      report.note('external-not-fetched', target);
  }
  // What the settings lead to, such as a template that lies elsewhere, Word fetches without being asked.
  for (const { target, external } of word.relationsOf('settings').values()) {
    if (external) report.note('external-not-fetched', target);
  }
}
