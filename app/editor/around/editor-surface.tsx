import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { useEditor } from '@tiptap/react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { LiveSession } from '../connection/live-session';
import { allowFields } from '../text/block-fields';
import { filesIn, imagesLeftOut } from '../text/dropped-images';
import { editorExtensions } from '../text/editor-extensions';
import type { PageKeys } from '../text/editor-keys';
import type { Asks } from '../text/insertables';
import { picturesLeftOut, preparePastedHtml } from '../text/pasted-html';
import { cleanSlice } from '../text/pasted-words';
import { BlockHandle } from './block-handle';
import { InsertMenuList } from './insert-menu-list';

export interface EditorSurfaceProps {
  readonly session: LiveSession;
  /** Whether this person may write; a reader's text is not a field. */
  readonly writes: boolean;
  /** Whether what is written now goes into the draft. */
  readonly writable: boolean;
  readonly page: PageKeys & {
    pick(commentId: string): void;
    takeImages(files: readonly File[]): void;
    ask(asks: Asks): void;
    copyLink(blockId: string): void;
    commentOn(blockId: string): void;
    whoWrote(blockId?: string): void;
    proposeAt?: ((blockId: string) => void) | undefined;
  };
  /** Prints of the base of an amendment; null for a draft. */
  readonly base: Readonly<Record<string, string>> | null;
  readonly onEditor: (editor: Editor | null) => void;
}

/** Stands in the browser's record of the page when the text can be written in: for whoever measures it. */
const TEXT_LIVE = 'concord-text-live';

/** The live text itself, with the menus that open at the cursor and beside a block. */
export function EditorSurface({ session, writes, writable, page, base, onEditor }: EditorSurfaceProps) {
  const now = useRef(page);
  now.current = page;
  const insertKeys = useRef<((event: KeyboardEvent) => boolean) | null>(null);
  const editor = useEditor(
    {
      immediatelyRender: false,
      // The page's policy allows no styles but files; those of the editor are in styles/editor.scss.
      injectCSS: false,
      // Nobody listens for what was deleted, and looking for it costs by the square of what was replaced at once.
      enableCoreExtensions: { delete: false },
      editable: writable,
      extensions: editorExtensions({
        session,
        base,
        page: {
          leaveText: () => now.current.leaveText(),
          toToolbar: () => now.current.toToolbar(),
          comment: () => now.current.comment(),
          askLink: () => now.current.askLink(),
          find: () => now.current.find(),
          say: (words) => now.current.say(words),
          tell: (words) => now.current.tell(words),
        },
        insertKey: (event) => insertKeys.current?.(event) ?? false,
        picked: (id) => now.current.pick(id),
      }),
      editorProps: {
        transformPastedHTML: (html) => {
          const leftOut = picturesLeftOut(html);
          if (leftOut > 0) now.current.say(imagesLeftOut(leftOut));
          return preparePastedHtml(html);
        },
        transformPasted: cleanSlice,
        handlePaste: (view, event) => {
          const files = view.editable ? filesIn(event.clipboardData) : [];
          if (files.length > 0) now.current.takeImages(files);
          return files.length > 0;
        },
        handleDrop: (view, event, _slice, moved) => {
          const files = view.editable && !moved ? filesIn(event.dataTransfer) : [];
          if (files.length === 0) return false;
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
          if (at !== null) {
            const selection = TextSelection.near(view.state.doc.resolve(at.pos));
            view.dispatch(view.state.tr.setSelection(selection));
          }
          now.current.takeImages(files);
          return true;
        },
        attributes: {
          class: 'cc-standard cc-draft__live',
          ...(writes
            ? {
                role: 'textbox',
                'aria-multiline': 'true',
                'aria-label': 'Text of the draft',
                spellcheck: 'true',
              }
            : { role: 'group', 'aria-label': 'Text of the draft', tabindex: '-1' }),
        },
      },
    },
    [session],
  );

  // TipTap's own component would build every block a second time, for views made with React, which there are none of.
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (editor === null || editor.isDestroyed) return;
    const { dom } = editor.view;
    // React asks this of the element with the focus whenever it draws, and would then go through all of the text to
    // restore a selection that ProseMirror looks after.
    Object.defineProperty(dom, 'contentEditable', { configurable: true, get: () => 'inherit' });
    place.current?.append(dom);
  }, [editor]);
  useEffect(() => {
    if (editor === null) return;
    if (editor.isEditable !== writable) editor.setEditable(writable);
    allowFields(editor.view.dom, writable);
    if (writable) performance.mark(TEXT_LIVE);
  }, [editor, writable]);
  useEffect(() => {
    onEditor(editor);
    return () => onEditor(null);
  }, [editor, onEditor]);

  return (
    <div className="cc-draft__surface">
      <div ref={place} />
      {editor === null ? null : (
        <>
          <BlockHandle
            editor={editor}
            editable={writable}
            onCopyLink={page.copyLink}
            onComment={page.commentOn}
            onWho={page.whoWrote}
            onPropose={page.proposeAt}
          />
          {writable ? <InsertMenuList editor={editor} onAsk={page.ask} keys={insertKeys} /> : null}
        </>
      )}
    </div>
  );
}
