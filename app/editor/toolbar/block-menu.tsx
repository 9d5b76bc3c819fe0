import type { Editor } from '@tiptap/core';
import { blockAt, type CurrentBlock, currentBlock, deleteBlock, moveBlock } from '../text/block-commands';
import { type MenuEntry, ToolMenu } from './tool-menu';

export interface BlockMenuProps {
  readonly editor: Editor;
  readonly editable: boolean;
  /** Position of the block; the one at the cursor where it is left out. */
  readonly position?: number;
  readonly written?: boolean;
  readonly onCopyLink: (blockId: string) => void;
  readonly onComment: (blockId: string) => void;
  /** Proposes a change at the block; left out where nobody proposes one. */
  readonly onPropose?: ((blockId: string) => void) | undefined;
  /** Who wrote the block; without an id, who wrote what is selected. */
  readonly onWho: (blockId?: string) => void;
}

/** What can be done with one block: move it, share it, comment on it, change it, ask who wrote it, delete it. */
export function BlockMenu(props: BlockMenuProps) {
  const { editor, editable, position, written, onCopyLink, onComment, onPropose, onWho } = props;
  const withBlock = (act: (block: CurrentBlock) => void) => () => {
    const block = position === undefined ? currentBlock(editor) : blockAt(editor, position);
    if (block !== null) act(block);
  };
  const writing: MenuEntry[] = [
    {
      id: 'up',
      label: 'Move up',
      hint: 'Alt+Shift+↑',
      run: withBlock((block) => {
        moveBlock(editor, block, 'up');
        editor.view.focus();
      }),
    },
    {
      id: 'down',
      label: 'Move down',
      hint: 'Alt+Shift+↓',
      run: withBlock((block) => {
        moveBlock(editor, block, 'down');
        editor.view.focus();
      }),
    },
  ];
  const deleting: MenuEntry[] = [
    {
      id: 'delete',
      label: 'Delete',
      run: withBlock((block) => {
        deleteBlock(editor, block);
        editor.view.focus();
      }),
    },
  ];
  return (
    <ToolMenu
      label="Block"
      icon="block"
      written={written ?? true}
      wide
      entries={[
        ...(editable ? writing : []),
        { id: 'link', label: 'Copy link', run: withBlock((block) => onCopyLink(block.id)) },
        { id: 'comment', label: 'Comment', run: withBlock((block) => onComment(block.id)) },
        ...(onPropose === undefined
          ? []
          : [{ id: 'propose', label: 'Propose a change', run: withBlock((block) => onPropose(block.id)) }]),
        {
          id: 'who',
          label: 'Who wrote this',
          run: position === undefined ? () => onWho() : withBlock((block) => onWho(block.id)),
        },
        ...(editable ? deleting : []),
      ]}
    />
  );
}
