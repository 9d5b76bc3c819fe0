import { Extension } from '@tiptap/core';
import { currentBlock, moveBlock } from './block-commands';
import { levelForDepth } from './clause-level';
import { goToFields } from './field-stops';
import { noticeSelection } from './selection-now';

/** What keys pressed in the text ask of the page around it. */
export interface PageKeys {
  leaveText(): void;
  toToolbar(): void;
  comment(): void;
  askLink(): void;
  find(): void;
  say(words: string): void;
  /** Said to screen readers alone: everybody else sees it. */
  tell(words: string): void;
}

/** Keys that work while the cursor is in the text; the page lists them under "?". */
export const EditorKeys = Extension.create<{ page: PageKeys }>({
  name: 'editorKeys',
  priority: 900,
  addOptions() {
    const nothing = () => undefined;
    return {
      page: {
        leaveText: nothing,
        toToolbar: nothing,
        comment: nothing,
        askLink: nothing,
        find: nothing,
        say: nothing,
        tell: nothing,
      },
    };
  },
  addKeyboardShortcuts() {
    const { page } = this.options;
    const move = (direction: 'up' | 'down') => () => {
      const block = currentBlock(this.editor);
      return this.editor.isEditable && block !== null && moveBlock(this.editor, block, direction);
    };
    const tell = (ask: () => void) => () => {
      ask();
      return true;
    };
    const clause = (depth: number) => () =>
      this.editor.commands.toggleNode('heading', 'paragraph', { level: levelForDepth(this.editor, depth) });
    return {
      Escape: tell(() => page.leaveText()),
      'Alt-F10': tell(() => page.toToolbar()),
      // In the field it opens, the same keys are the browser's own again.
      'Mod-f': tell(() => page.find()),
      'Mod-Alt-m': tell(() => page.comment()),
      'Mod-k': () => {
        if (!this.editor.isEditable) return false;
        noticeSelection();
        page.askLink();
        return true;
      },
      'Alt-Enter': () => {
        if (!this.editor.isEditable) return false;
        noticeSelection();
        if (!goToFields(this.editor.view)) page.say('This block has no fields to fill in.');
        return true;
      },
      'Alt-Shift-ArrowUp': move('up'),
      'Alt-Shift-ArrowDown': move('down'),
      'Mod-Alt-1': clause(1),
      'Mod-Alt-2': clause(2),
      'Mod-Alt-3': clause(3),
      'Mod-Alt-0': () => this.editor.commands.setParagraph(),
    };
  },
});
