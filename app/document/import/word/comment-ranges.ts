import type { ElementContent } from 'hast';
import type { XmlElement } from '../archive/xml-reader';
import { allBelow, childrenOf, textOf } from '../archive/xml-tree';
import { html } from './hast-make';

const LONGEST_QUOTE = 400;
const LONGEST_BODY = 8000;

/** A comment of a Word file with the words it was made on. */
export interface WordComment {
  readonly author: string;
  readonly at: string | null;
  readonly body: string;
  /** The name that its place in the text is found by. */
  readonly anchor: string;
  readonly quote: string;
}

/** Follows which comments are made on the words that are read, paragraph by paragraph. */
export class CommentRanges {
  private readonly open = new Set<string>();
  private readonly quotes = new Map<string, string>();

  anchorOf(id: string): string {
    return `word-comment:${id}`;
  }

  start(id: string): void {
    this.open.add(id);
    this.quotes.set(id, '');
  }

  end(id: string): void {
    this.open.delete(id);
  }

  /** A comment on a point and not on words hangs on the paragraph; answers the place for it. */
  refer(id: string): ElementContent[] {
    if (this.quotes.has(id)) return [];
    this.quotes.set(id, '');
    return [html('a', { id: this.anchorOf(id) })];
  }

  /** Words were read; the comments that are open are made on them. */
  hear(words: string): void {
    for (const id of this.open) {
      const quote = this.quotes.get(id) ?? '';
      this.quotes.set(id, (quote + words).slice(0, LONGEST_QUOTE));
      if (quote.length + words.length >= LONGEST_QUOTE) this.end(id);
    }
  }

  /** A paragraph ended: a quote stays within the one it began in. */
  endParagraph(): void {
    for (const id of this.open) if (this.quotes.get(id) !== '') this.end(id);
  }

  /** The comments in the order of the file, answers to another comment below it, without those marked as resolved. */
  read(part: XmlElement | null, extended: XmlElement | null): { comments: WordComment[]; resolved: number } {
    const states = statesOf(extended);
    const written = childrenOf(part ?? undefined, 'w:comment').map((comment) => {
      const last = allBelow(comment, 'w:p').at(-1)?.attributes.get('w14:paraId') ?? '';
      return { comment, paragraph: last, state: states.get(last) };
    });
    const answers = new Map<string, XmlElement[]>();
    for (const { comment, state } of written) {
      const parent = state?.parent ?? '';
      const known = answers.get(parent);
      if (known !== undefined) known.push(comment);
      else if (parent !== '') answers.set(parent, [comment]);
    }
    const comments: WordComment[] = [];
    let resolved = 0;
    for (const { comment, paragraph, state } of written) {
      if (state !== undefined && state.parent !== '') continue;
      if (state?.done === true) {
        resolved += 1;
        continue;
      }
      const id = comment.attributes.get('w:id') ?? '';
      const replies = (answers.get(paragraph) ?? []).map(
        (one) => `${authorOf(one)} answered: ${bodyOf(one)}`,
      );
      const body = [bodyOf(comment), ...replies].join('\n\n').slice(0, LONGEST_BODY);
      if (body.trim() === '') continue;
      comments.push({
        author: authorOf(comment),
        at: comment.attributes.get('w:date') ?? null,
        body,
        anchor: this.anchorOf(id),
        quote: (this.quotes.get(id) ?? '').trim(),
      });
    }
    return { comments, resolved };
  }
}

function authorOf(comment: XmlElement): string {
  return (comment.attributes.get('w:author') ?? '').trim().slice(0, 200) || 'Somebody unnamed';
}

function bodyOf(comment: XmlElement): string {
  return allBelow(comment, 'w:p')
    .map((paragraph) => allBelow(paragraph, 'w:t').map(textOf).join(''))
    .join('\n')
    .trim();
}

function statesOf(part: XmlElement | null): Map<string, { parent: string; done: boolean }> {
  return new Map(
    childrenOf(part ?? undefined, 'w15:commentEx').map(({ attributes }) => [
      attributes.get('w15:paraId') ?? '',
      { parent: attributes.get('w15:paraIdParent') ?? '', done: attributes.get('w15:done') === '1' },
    ]),
  );
}
