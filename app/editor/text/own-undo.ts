import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { putLine, readLine, textBlocks } from './block-words';
import { PUT_BACK } from './swept-away';

/**
 * Takes back one's own edits and nothing else. Yjs alone would take what others wrote in a block along with the
 * block; here a block stays as long as something of others stands in it, with all that makes it what it is. Where
 * the block that it was before comes back beside it, the words of the others go over into that one.
 */
export class OwnUndo extends Y.UndoManager {
  /** What is taken back now, topmost last; empty at all other times. */
  #taken: readonly StackItem[] = [];
  #stack: readonly StackItem[] = [];
  readonly #stays = new Set<Y.XmlElement>();
  readonly #gone = new Set<Y.Item>();
  readonly fragment: Y.XmlFragment;
  /** The step that is taken back or done again in this moment. */
  popped: StackItem | null = null;

  constructor(fragment: Y.XmlFragment) {
    super(fragment, {
      trackedOrigins: new Set([ySyncPluginKey, PUT_BACK]),
      captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
      deleteFilter: (item) => this.#goes(item),
    });
    this.fragment = fragment;
  }

  override undo() {
    return this.#takeBack('undoing', this.undoStack, () => super.undo());
  }

  override redo() {
    return this.#takeBack('redoing', this.redoStack, () => super.redo());
  }

  /** One transaction with what has to be seen to after the step itself, so that it is one step to take back too. */
  #takeBack(
    way: 'undoing' | 'redoing',
    stack: readonly StackItem[],
    step: () => ReturnType<Y.UndoManager['undo']>,
  ): ReturnType<Y.UndoManager['undo']> {
    this.#taken = [...stack];
    this.#stack = stack;
    try {
      return this.doc.transact(() => {
        const result = step();
        this.popped = result;
        this.#carryOver();
        // Yjs asks for it when the transaction ends.
        this[way] = true;
        return result;
      }, this);
    } finally {
      this[way] = false;
      this.popped = null;
      this.#taken = [];
      this.#stack = [];
      this.#stays.clear();
      this.#gone.clear();
    }
  }

  /** Whether a thing that was made goes when its making is taken back. Yjs asks for what is inside first. */
  #goes(item: Y.Item): boolean {
    const { content, parent, parentSub } = item;
    if (parentSub !== null && parent instanceof Y.XmlElement) return !this.#isMadeWith(item, parent);
    if (!(content instanceof Y.ContentType) || content.type._length === 0) {
      this.#gone.add(item);
      return true;
    }
    if (content.type instanceof Y.XmlElement) this.#stays.add(content.type);
    return false;
  }

  /** Whether this is what an attribute was given when its element was made: it goes with the element alone. */
  #isMadeWith({ left }: Y.Item, { _item: made }: Y.XmlElement): boolean {
    const step = this.#taken[this.#stack.length];
    if (left !== null || made === null || step === undefined) return false;
    return Y.isDeleted(step.insertions, made.id);
  }

  #carryOver(): void {
    if (this.#stays.size === 0) return;
    const blocks = textBlocks(this.fragment);
    for (const block of blocks.filter((one) => this.#stays.has(one))) {
      const id = block.getAttribute('id');
      const before = blocks.find((one) => !this.#stays.has(one) && one.getAttribute('id') === id);
      if (id === undefined || before === undefined) continue;
      putLine(
        before,
        readLine(block, (item) => {
          if (!item.deleted) return 'carried';
          return this.#gone.has(item) ? 'between' : 'gone';
        }),
      );
      this.#remove(block);
    }
  }

  /** Takes an element away, and what around it is held by nothing more. */
  #remove(element: Y.XmlElement): void {
    const { parent } = element;
    if (!(parent instanceof Y.XmlFragment)) return;
    parent.delete(parent.toArray().indexOf(element), 1);
    if (parent instanceof Y.XmlElement && parent.length === 0 && this.#stays.has(parent))
      this.#remove(parent);
  }
}

export type StackItem = Y.UndoManager['undoStack'][number];
