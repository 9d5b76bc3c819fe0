import type { Editor } from '@tiptap/core';
import { type ReactNode, useContext, useRef, useState } from 'react';
import { encodeStateAsUpdate } from 'yjs';
import { CsrfTokenContext } from '../../components/form/csrf-token';
import type { DraftView } from '../../services/live/draft-view';
import { keepAsAmendment } from '../connection/keep-as-amendment';
import type { LiveSession } from '../connection/live-session';
import { forgetCopy, readCopy } from '../connection/local-copy';
import type { UnsavedPassage } from '../connection/unsaved-text';
import { FigureDialog } from '../dialogs/figure-dialog';
import { KeysDialog } from '../dialogs/keys-dialog';
import { LinkDialog } from '../dialogs/link-dialog';
import { ReferenceDialog } from '../dialogs/reference-dialog';
import { WhoDialog } from '../dialogs/who-dialog';
import { StaticText } from '../frame/static-text';
import { WhyNot } from '../frame/why-not';
import { portalPath } from '../portal-path';
import { insertImages, keepImage } from '../text/dropped-images';
import { textIndexOf } from '../text/index-plugin';
import type { Asks } from '../text/insertables';
import { type PassageAsked, selectedPassage } from '../text/selected-passage';
import { clauseAt } from '../text/text-index';
import { focusToolbar } from '../toolbar/roving';
import { Toolbar } from '../toolbar/toolbar';
import { type SessionStanding, useOnceSaved } from '../use-live-session';
import { type LeftCopy, useLeftCopies } from '../use-unsaved-text';
import { BranchSummary } from './branch-summary';
import { EditorSurface } from './editor-surface';
import { FindBar } from './find-bar';
import { Notices } from './notices';

export interface TextPaneProps {
  readonly view: DraftView;
  readonly session: LiveSession | null;
  readonly now: SessionStanding | null;
  readonly editor: Editor | null;
  /** Written in this page and not saved when live editing stopped. */
  readonly unsavedHere: readonly UnsavedPassage[];
  readonly onEditor: (editor: Editor | null) => void;
  readonly keysShown: boolean;
  readonly onKeys: (shown: boolean) => void;
  readonly onComment: (blockId?: string) => void;
  readonly onPick: (commentId: string) => void;
}

/**
 * The tools above the columns, and what stands in the middle: notices and the text, the server's until the live
 * one is here. What the tools ask for is answered in the middle.
 */
export function useTextPane(props: TextPaneProps): { readonly tools: ReactNode; readonly text: ReactNode } {
  const { view, session, now, editor, unsavedHere, onEditor, keysShown, onKeys, onComment, onPick } = props;
  const [asks, setAsks] = useState<Asks | null>(null);
  const [finding, setFinding] = useState(false);
  const findField = useRef<HTMLInputElement>(null);
  const openFind = () => {
    setFinding(true);
    findField.current?.focus();
  };
  const [said, setSaid] = useState('');
  // The same words again are news only after there were none.
  const say = (words: string) => {
    setSaid('');
    requestAnimationFrame(() => setSaid(words));
  };
  const [told, setTold] = useState('');
  const tell = (words: string) => {
    setTold('');
    requestAnimationFrame(() => setTold(words));
  };
  const [asked, setAsked] = useState<PassageAsked | null>(null);
  const { left, discard } = useLeftCopies(view, session, useOnceSaved(session));
  const { propose } = view;
  const proposeAt =
    propose === null || editor === null
      ? undefined
      : (blockId: string) => {
          const index = textIndexOf(editor.state);
          const clause = clauseAt(index, index.positions.get(blockId) ?? 0)?.id ?? '';
          window.location.assign(portalPath(`${propose}?${new URLSearchParams({ clause })}`));
        };
  const csrf = useContext(CsrfTokenContext);
  const amend = async (copy: LeftCopy | null) => {
    const update =
      copy === null ? session && encodeStateAsUpdate(session.doc) : (await readCopy(copy.key)).update;
    if (update === null) return 'The text is not here any more.';
    return await keepAsAmendment(view.documentId, update, csrf, async () => {
      // Or the browser asks whether to leave text behind that has just been kept.
      await (copy === null ? session?.handOver() : forgetCopy(copy.key));
    });
  };
  const writable = now?.writable ?? false;
  const onCopyLink = async (blockId: string) => {
    const address = `${window.location.origin}${window.location.pathname}#${blockId}`;
    const copied = await navigator.clipboard.writeText(address).then(
      () => true,
      () => false,
    );
    setSaid(copied ? 'Link copied.' : `The browser did not allow copying. The link is ${address}`);
  };
  const whoWrote = (blockId?: string) => {
    if (editor === null) return;
    const passage = blockId === undefined ? selectedPassage(editor) : { blockId };
    if (passage === null) setSaid('Select words first, or put the cursor in a line.');
    else setAsked(passage);
  };
  const takeImages = async (files: readonly File[]) => {
    if (editor === null) return;
    setSaid(files.length === 1 ? 'Adding the image …' : `Adding ${files.length} images …`);
    setSaid(await insertImages(editor, view.documentId, csrf, files));
  };
  const dialog = {
    editor,
    onClose: () => {
      setAsks(null);
      // The focus is in the text again, but the browser moves the caret out of it when it takes the dialog away.
      if (editor?.view.hasFocus()) requestAnimationFrame(() => editor.isDestroyed || editor.view.focus());
    },
  };
  const tools =
    editor === null ? (
      <div className="cc-toolbar cc-toolbar--waiting" aria-hidden="true" />
    ) : (
      <Toolbar
        editor={editor}
        editable={writable}
        onAsk={setAsks}
        onFind={openFind}
        onKeys={() => onKeys(true)}
        onCommentOnSelection={() => onComment()}
        onCommentOnBlock={onComment}
        onPropose={proposeAt}
        onCopyLink={onCopyLink}
        onWho={whoWrote}
      />
    );
  const text = (
    <>
      {finding && editor !== null ? (
        <FindBar editor={editor} editable={writable} field={findField} onClose={() => setFinding(false)} />
      ) : null}
      <p className="cc-said" role="status">
        {said}
      </p>
      <p className="cc-told nhsuk-u-visually-hidden" role="status">
        {told}
      </p>
      <Notices
        view={view}
        now={now}
        unsavedHere={unsavedHere}
        left={left}
        onDiscard={({ key }) => {
          discard(key);
        }}
        onAmend={amend}
      />
      <WhyNot view={view} path={view.path} />
      {view.amendment !== null && editor !== null ? <BranchSummary editor={editor} /> : null}
      {session !== null && now?.ready === true ? (
        <EditorSurface
          session={session}
          writes={view.seat === 'write'}
          writable={writable}
          base={view.amendment?.base ?? null}
          onEditor={onEditor}
          page={{
            leaveText: () => document.getElementById('text-exit')?.focus(),
            toToolbar: focusToolbar,
            comment: () => onComment(),
            askLink: () => setAsks('link'),
            find: openFind,
            ask: setAsks,
            copyLink: onCopyLink,
            commentOn: onComment,
            whoWrote,
            proposeAt,
            pick: onPick,
            takeImages,
            say,
            tell,
          }}
        />
      ) : (
        <StaticText empty={view.text.empty} />
      )}
      {editor === null ? null : (
        <button id="text-exit" className="cc-text-exit" type="button" onClick={() => editor.view.focus()}>
          You left the text. Press Enter to go back, or Tab to go on
        </button>
      )}
      {dialog.editor === null || asks === null ? null : asks === 'link' ? (
        <LinkDialog editor={dialog.editor} onClose={dialog.onClose} />
      ) : asks === 'figure' ? (
        <FigureDialog
          editor={dialog.editor}
          onClose={dialog.onClose}
          keep={(file) => keepImage(view.documentId, csrf, file)}
          onSaid={setSaid}
        />
      ) : (
        <ReferenceDialog editor={dialog.editor} onClose={dialog.onClose} />
      )}
      {asked === null ? null : (
        <WhoDialog documentId={view.documentId} passage={asked} onClose={() => setAsked(null)} />
      )}
      {keysShown ? <KeysDialog onClose={() => onKeys(false)} /> : null}
    </>
  );
  return { tools, text };
}
