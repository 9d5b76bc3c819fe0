import type { Editor } from '@tiptap/core';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DraftView } from '../services/live/draft-view';
import { useTextPane } from './around/text-pane';
import { ClauseList } from './frame/clause-list';
import { DraftFrame, type Pane } from './frame/draft-frame';
import { DraftTop } from './frame/draft-top';
import { LivePeople, LiveSaveLine } from './frame/live-status';
import { ShareButton } from './frame/share-button';
import { goToBlock, goToPosition } from './go-to';
import { AboutTab } from './panels/about-tab';
import { ChecksTab } from './panels/checks-tab';
import { isOpen } from './panels/comment-contract';
import { CommentsTab, type PlacedComment } from './panels/comments-tab';
import { HistoryTab } from './panels/history-tab';
import { type PanelTab, PanelTabs } from './panels/panel-tabs';
import { ProposalsTab } from './panels/proposals-tab';
import { useProposals, waitingByClause } from './panels/use-proposals';
import { textIndexOf } from './text/index-plugin';
import { showProposals } from './text/proposal-marks';
import { anchorOfBlock, anchorOfSelection } from './text/selection-anchor';
import { clauseAt } from './text/text-index';
import { useAreaKeys } from './use-area-keys';
import { useCommentDesk } from './use-comment-desk';
import { useLeavingQuestion, useLiveSession, useSessionStanding } from './use-live-session';
import { useRequirementNumbers } from './use-requirement-numbers';
import { useClauses, useFindings } from './use-text-facts';
import { useUnsavedHere } from './use-unsaved-text';

/** The page of a draft with its live text: everything that needs the editor's libraries. */
export default function LiveDraft({ view }: { readonly view: DraftView }) {
  const session = useLiveSession(view);
  const now = useSessionStanding(session);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [pane, setPane] = useState<Pane>('text');
  const [tab, setTab] = useState<PanelTab>('comments');
  const [keysShown, setKeysShown] = useState(false);
  const desk = useCommentDesk(view, editor, session);
  const proposals = useProposals(view.documentId, session);
  const waiting = useMemo(() => waitingByClause(proposals.answer), [proposals.answer]);
  useEffect(() => {
    if (editor !== null) showProposals(editor.view, waiting);
  }, [editor, waiting]);
  const { outline, current } = useClauses(editor);
  const findings = useFindings(editor, view.requiredSections);
  const counts = useMemo(() => openByClause(editor, desk.placed), [editor, desk.placed]);
  useLeavingQuestion(session);
  useRequirementNumbers(
    editor,
    { documentId: view.documentId, reference: view.standard.reference },
    now?.writable === true && !now.waiting,
  );
  useHashOnce(editor);

  const show = useCallback((next: PanelTab) => {
    setTab(next);
    setPane('panel');
  }, []);
  const { begin, setActive } = desk;
  const comment = useCallback(
    (blockId?: string) => {
      if (editor === null) return;
      begin(blockId === undefined ? anchorOfSelection(editor) : anchorOfBlock(editor, blockId));
      show('comments');
    },
    [editor, begin, show],
  );
  const showKeys = useCallback(() => setKeysShown(true), []);
  const commentHere = useCallback(() => comment(), [comment]);
  useAreaKeys({ showKeys, comment: commentHere });

  // The same function all the time: a long text has a thousand clauses, each drawn again with another one.
  const latest = useRef(editor);
  latest.current = editor;
  const goBlock = useCallback((id: string) => {
    setPane('text');
    const { current: here } = latest;
    if (here !== null) requestAnimationFrame(() => goToBlock(here, id));
  }, []);
  const goComment = ({ id }: PlacedComment['comment']) => {
    setActive(id);
    const position = desk.placed.find((one) => one.comment.id === id)?.position ?? null;
    setPane('text');
    if (editor !== null && position !== null) requestAnimationFrame(() => goToPosition(editor, position));
  };

  const { read: unsaved, passages } = useUnsavedHere(editor, session, now?.ended != null);
  const { tools, text } = useTextPane({
    unsavedHere: passages,
    view,
    session,
    now,
    editor,
    onEditor: setEditor,
    keysShown,
    onKeys: setKeysShown,
    onComment: comment,
    onPick: (id) => {
      setActive(id);
      setTab('comments');
    },
  });

  const missing = useMemo(
    () => (findings ?? []).filter(({ kind }) => kind === 'section-missing').map(({ what }) => what),
    [findings],
  );
  return (
    <DraftFrame
      pane={pane}
      onPane={setPane}
      top={
        <DraftTop
          view={view}
          ended={now?.ended != null || (now?.blocked === true && !now.ready)}
          saving={<LiveSaveLine session={session} unsaved={unsaved} />}
          people={<LivePeople session={session} />}
          share={<ShareButton path={view.path} />}
        />
      }
      clauses={
        <ClauseList
          outline={outline ?? view.text.outline}
          current={current}
          counts={counts}
          proposals={waiting}
          onGo={goBlock}
          missing={missing}
        />
      }
      tools={tools}
      text={text}
      panel={
        <PanelTabs
          selected={tab}
          onSelect={setTab}
          tabs={[
            {
              id: 'comments',
              label: 'Comments',
              count: { number: desk.placed.filter((one) => isOpen(one.comment)).length, what: 'open' },
              content: (
                <CommentsTab
                  comments={desk.comments}
                  placed={desk.placed}
                  active={desk.active}
                  draft={desk.draft}
                  posted={desk.posted}
                  pathStart={view.comments.one}
                  onBegin={commentHere}
                  onGo={goComment}
                  onReply={desk.reply}
                  form={{
                    organisations: view.organisations,
                    onType: desk.type,
                    onPost: desk.post,
                    onCancel: () => desk.keep(null),
                  }}
                />
              ),
            },
            {
              id: 'proposals' as const,
              label: 'Proposals',
              count: {
                number: (proposals.answer?.amendments ?? []).filter((one) => one.state === 'proposed').length,
                what: 'waiting',
              },
              content: <ProposalsTab proposals={proposals} onGo={goBlock} />,
            },
            { id: 'history', label: 'History', content: <HistoryTab view={view} /> },
            {
              id: 'checks',
              label: 'Checks',
              count: { number: findings?.length ?? 0, what: 'found' },
              content: <ChecksTab findings={findings} onGo={goBlock} />,
            },
            { id: 'about', label: 'About', content: <AboutTab view={view} /> },
          ]}
        />
      }
    />
  );
}

function openByClause(editor: Editor | null, placed: readonly PlacedComment[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  if (editor === null) return counts;
  const index = textIndexOf(editor.state);
  for (const { comment, position } of placed) {
    const clause = position === null || !isOpen(comment) ? null : clauseAt(index, position);
    if (clause !== null) counts.set(clause.id, (counts.get(clause.id) ?? 0) + 1);
  }
  return counts;
}

/** An address that names a block shows it, once the text is there. */
function useHashOnce(editor: Editor | null): void {
  useEffect(() => {
    const id = decodeURIComponent(window.location.hash.slice(1));
    if (editor === null || id === '') return;
    const frame = requestAnimationFrame(() => goToBlock(editor, id));
    return () => cancelAnimationFrame(frame);
  }, [editor]);
}
