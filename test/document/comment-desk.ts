import { Fragment, Slice } from '@tiptap/pm/model';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { Anchor } from '../../app/document/anchor-types';
import { makeAnchor, resolveAnchor } from '../../app/document/anchors';
import { inlineText } from '../../app/document/inline-text';
import { blockId, type DocumentJson, walk } from '../../app/document/json';
import { liveAnchorFinder, positionsOf } from '../../app/document/live-anchors';
import { openLive, readText, seedUpdate } from '../../app/document/live-document';
import { doc, h, p } from './blocks';
import { EditorHands, lettersFrom } from './editor-hands';

/** The short word stands in every sentence of the text, so that only its place tells which one is meant. */
export const SENTENCE = 'Systems must send an acknowledgement within two seconds.';
export const text = doc(
  h('c1', 1, 'Sending'),
  p('b1', SENTENCE),
  p('b2', 'Systems must send it once; they must not wait.'),
  h('c2', 1, 'Answering'),
  p('b3', 'Receivers must answer.'),
);

/** Comments on the same sentence: on one common word, on telling words, on all of the clause. */
function commentsOn(live: Y.Doc): Record<'must' | 'words' | 'clause', Anchor> {
  const on = (quote: string): Anchor => {
    const from = SENTENCE.indexOf(quote);
    const made = makeAnchor(text, 'b1', from, from + quote.length);
    const positions = positionsOf(live, 'b1', from, from + quote.length);
    if (made === null || positions === null) throw new Error('no block b1');
    return { ...made, ...positions };
  };
  const clause = makeAnchor(text, 'c1');
  if (clause === null) throw new Error('no clause c1');
  return { must: on('must'), words: on('an acknowledgement'), clause };
}

/** A draft with comments in it, at the hands of one person. */
export class Desk {
  readonly hands = new EditorHands('ann', 101, [seedUpdate(text)], lettersFrom(0xac00));
  readonly anchors = commentsOn(this.hands.doc);
  private readonly undo = new Y.UndoManager(this.hands.doc.getXmlFragment('text'), {
    captureTimeout: 0,
    trackedOrigins: new Set([null, ySyncPluginKey]),
  });

  type(words: string, before: string): this {
    const at = this.hands.find(before);
    this.hands.change((tr) => tr.insertText(words, at));
    return this;
  }

  replace(old: string, words: string): this {
    const at = this.hands.find(old);
    this.hands.change((tr) =>
      words === '' ? tr.delete(at, at + old.length) : tr.insertText(words, at, at + old.length),
    );
    return this;
  }

  /** Cuts words and pastes them before others. */
  cutAndPaste(words: string, before: string): this {
    return this.replace(words, '').type(words, before);
  }

  split(before: string): this {
    const at = this.hands.find(before);
    this.hands.change((tr) => tr.split(at));
    return this;
  }

  /** Joins the block that begins with these words to the one above. */
  join(words: string): this {
    const at = this.hands.find(words);
    this.hands.change((tr) => tr.join(at - 1));
    return this;
  }

  deleteBlocks(first: string, last: string): this {
    const [from, to] = [this.hands.find(first), this.hands.find(last)];
    this.hands.change((tr) => tr.delete(tr.doc.resolve(from).before(1), tr.doc.resolve(to).after(1)));
    return this;
  }

  moveToEnd(first: string, last: string): this {
    const [from, to] = [this.hands.find(first), this.hands.find(last)];
    this.hands.change((tr) => {
      const [start, end] = [tr.doc.resolve(from).before(1), tr.doc.resolve(to).after(1)];
      const cut = tr.doc.slice(start, end).content;
      const left = tr.delete(start, end);
      return left.replace(left.doc.content.size, left.doc.content.size, new Slice(Fragment.from(cut), 0, 0));
    });
    return this;
  }

  undoAll(): this {
    while (this.undo.undo() !== null);
    this.hands.take([]);
    return this;
  }

  takeIn(update: Uint8Array): this {
    this.hands.take([update]);
    return this;
  }

  /** Where the comments are: in this live text, in one that a server read from its log, in the frozen text. */
  places(live: Y.Doc = this.hands.doc): Record<string, string[]> {
    const fresh = openLive([Y.encodeStateAsUpdate(live)]);
    const content = readText(live);
    const found = Object.entries(this.anchors).map(([name, anchor]): [string, string[]] => {
      const places = [
        liveAnchorFinder(live)(anchor),
        liveAnchorFinder(fresh)(anchor),
        resolveAnchor(content, anchor),
      ];
      return [
        name,
        places.map((place) => {
          if (place.state === 'lost') return 'lost';
          if (anchor.quote === '') return `${place.state} ${place.blockId}`;
          const says = place.state === 'changed' ? place.now : wordsAt(content, place);
          return `${place.state} ${place.blockId.replace(/^ann\d+$/, 'new')}: ${says}`;
        }),
      ];
    });
    return Object.fromEntries(found);
  }
}

function wordsAt(content: DocumentJson, at: { blockId: string; from: number; to: number }): string {
  let words = '';
  walk(content, (node) => {
    if (blockId(node) === at.blockId) words = inlineText(node).slice(at.from, at.to);
  });
  return words;
}
