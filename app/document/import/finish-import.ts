import type { Root } from 'hast';
import { anchorMaker } from '../anchors';
import { inlineText } from '../inline-text';
import { type DocumentJson, plainText, walk } from '../json';
import { seedUpdate } from '../live-document';
import { outlineOf } from '../outline';
import { TextError, textErrorCode } from '../text-error';
import { wordsOf } from '../word-count';
import { guardTreeAmount } from './amount-guard';
import { clean } from './clean-words';
import { houseFromHast } from './hast-to-house';
import type { ImportReport } from './import-report';
import type { ImportedComment, ImportedImage, ImportedText, TrackedChange } from './import-types';
import { guardTree } from './nesting-guard';
import { settleNumbers } from './own-numbers';
import { convertOffers, requirementOffers } from './requirement-offers';
import type { WordComment } from './word/comment-ranges';

/** What a reader of files found, before the house reads it. */
export interface FoundText {
  readonly tree: Root;
  readonly report: ImportReport;
  /** A title that the file names apart from its text. */
  readonly title: string | null;
  readonly images: ImportedImage[];
  readonly comments: readonly WordComment[];
  readonly changes: TrackedChange[];
  /** True for a file that was exported here, with the ids of its blocks. */
  readonly own?: boolean;
}

/**
 * The house's text of an HTML tree, whatever file it came from. Passages that read like requirements become ones
 * only where their place in the list of offers is among `accepted`.
 */
export function finishImport(
  found: FoundText,
  accepted: readonly number[],
  mint: () => string,
): ImportedText {
  const { report, images, changes } = found;
  const title = found.title === null ? null : clean(found.title);
  guardTree(found.tree);
  guardTreeAmount(found.tree);
  const house = houseFromHast(found.tree, report, mint, found.own);
  const settled =
    found.own === true ? house.content : settleNumbers(withTitle(house.content, title, mint), report);
  const offers = requirementOffers(settled);
  const content = convertOffers(settled, new Set(accepted), mint);
  const anchors = Object.entries(house.anchors).filter(([name]) => !name.startsWith('word-comment:'));
  return {
    content,
    update: seedUpdate(content),
    report: report.notes(),
    title: title ?? firstTitle(content),
    words: wordsOf(content),
    outline: outlineOf(content),
    anchors: Object.fromEntries(anchors),
    offers,
    images,
    changes,
    comments: placed(found.comments, house.anchors, content),
  };
}

/** Each comment at the words that it was made on, or at the whole text when these are not there any more. */
function placed(
  comments: readonly WordComment[],
  places: Readonly<Record<string, string>>,
  content: DocumentJson,
): ImportedComment[] {
  if (comments.length === 0) return [];
  const lines = new Map<string, string>();
  walk(content, (node) => {
    const id = node.attrs?.id;
    if (typeof id === 'string') lines.set(id, inlineText(node));
  });
  const anchorOf = anchorMaker(content);
  const nothing = { blockId: '', quote: '', before: '', after: '' };
  return comments.map(({ author, at, body, quote, anchor: name }) => {
    const id = places[name];
    const written = { author, at, body, quote };
    if (id === undefined) return { ...written, anchor: nothing };
    const plain = quote.replace(/\s+/g, ' ');
    const from = plain === '' ? -1 : (lines.get(id) ?? '').indexOf(plain);
    const anchor = from < 0 ? anchorOf(id) : anchorOf(id, from, from + plain.length);
    return { ...written, anchor: anchor ?? nothing };
  });
}

/** A title from the front matter stands above the text, unless the text begins with it itself. */
function withTitle(content: DocumentJson, title: string | null, mint: () => string): DocumentJson {
  if (title === null) return content;
  const blocks = content.content ?? [];
  const opening = blocks.find((block) => block.type === 'heading');
  if (opening !== undefined && plainText(opening).toLowerCase() === title.toLowerCase()) return content;
  const heading = {
    type: 'heading',
    attrs: { id: mint(), level: 1 },
    content: [{ type: 'text', text: title }],
  };
  return { ...content, content: [heading, ...blocks] };
}

function firstTitle(content: DocumentJson): string | null {
  const heading = (content.content ?? []).find((block) => block.type === 'heading');
  return heading !== undefined && heading.attrs?.level === 1 ? plainText(heading) : null;
}

/** Some steps call themselves for each level; a tree that exhausts the stack is too deep to be a text. */
export function withinDepth<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError && textErrorCode(error) === null) {
      throw new TextError('too-deep', 'The file nests too deep to be a text.');
    }
    throw error;
  }
}
