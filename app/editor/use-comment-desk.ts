import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { CsrfTokenContext } from '../components/form/csrf-token';
import { clauseLabel } from '../document/outline';
import type { DraftView } from '../services/live/draft-view';
import type { LiveSession } from './connection/live-session';
import { anchorOf, isOpen } from './panels/comment-contract';
import { type CommentDraft, hasWords, keepDraft, readDraft } from './panels/comment-draft';
import { postComment, postReply } from './panels/comment-requests';
import type { PlacedComment } from './panels/comments-tab';
import { useComments } from './panels/use-comments';
import { commentPlaces, positionOf, setActiveComment, showComments } from './text/comment-highlights';
import { textIndexOf } from './text/index-plugin';
import type { BegunAnchor } from './text/selection-anchor';
import { clauseAt, requirementAt } from './text/text-index';

/** Everything about the comments of the page: where they are, which one is looked at, which one is being written. */
export function useCommentDesk(view: DraftView, editor: Editor | null, session: LiveSession | null) {
  const comments = useComments(view.documentId, session);
  const csrf = useContext(CsrfTokenContext);
  const [active, setActive] = useState<string | null>(null);
  const [draft, setDraft] = useState<CommentDraft | null>(null);
  const [posted, setPosted] = useState('');
  const { documentId, me } = view;
  const personId = me?.id ?? '';
  const list = comments.answer?.comments;

  useEffect(() => {
    const kept = readDraft(documentId, personId);
    if (kept !== null && hasWords(kept)) setDraft(kept);
  }, [documentId, personId]);

  useEffect(() => {
    if (editor === null || list === undefined) return;
    const marked = list.flatMap((comment) => {
      const anchor = anchorOf(comment.anchor);
      return anchor === null ? [] : [{ id: comment.id, anchor, open: isOpen(comment) }];
    });
    showComments(editor.view, marked);
  }, [editor, list]);
  useEffect(() => {
    if (editor !== null) setActiveComment(editor.view, active);
  }, [editor, active]);

  const keep = useCallback(
    (next: CommentDraft | null) => {
      keepDraft(documentId, personId, next);
      setDraft(next);
    },
    [documentId, personId],
  );
  const begin = useCallback(
    ({ clause, requirement, cut = false, ...anchor }: BegunAnchor) => {
      setPosted('');
      setDraft((before) => {
        // Words typed for another place are not thrown away: they go along to this one.
        const values = before === null ? {} : (readDraft(documentId, personId)?.values ?? {});
        const next = { anchor, clause, values, requirement, cut };
        keepDraft(documentId, personId, next);
        return next;
      });
    },
    [documentId, personId],
  );
  const post = async (fields: FormData) => {
    if (draft === null) return { ok: false };
    const answer = await postComment(documentId, fields, draft.anchor, comments.answer?.csrf ?? csrf);
    if (answer.ok) {
      keep(null);
      setPosted(answer.number === undefined ? 'Comment posted.' : `Comment C-${answer.number} posted.`);
      await comments.reload();
    }
    return answer;
  };

  const reply = async (commentId: string, body: string) => {
    const organisationId = view.organisations[0]?.id ?? '';
    // The same words again are news only after there were none.
    setPosted('');
    const answer = await postReply(
      documentId,
      { commentId, body, organisationId },
      comments.answer?.csrf ?? csrf,
    );
    if (answer.ok) {
      const number = list?.find(({ id }) => id === commentId)?.number;
      setPosted(number === undefined ? 'Reply posted.' : `Reply to C-${number} posted.`);
      await comments.reload();
    }
    return answer;
  };
  const type = (values: Readonly<Record<string, string>>) => {
    // Only kept, not drawn: the fields know what is in them.
    if (draft !== null) keepDraft(documentId, personId, { ...draft, values });
  };

  const placed = usePlacedComments(editor, list ?? NO_COMMENTS);
  return { comments, placed, active, setActive, draft, begin, keep, type, post, reply, posted };
}

const NO_COMMENTS: readonly PlacedComment['comment'][] = [];

function usePlacedComments(
  editor: Editor | null,
  list: readonly PlacedComment['comment'][],
): readonly PlacedComment[] {
  const places = useEditorState({
    editor,
    selector: ({ editor: now }) => (now === null ? null : commentPlaces(now.state)),
    equalityFn: Object.is,
  });
  return useMemo(
    () =>
      list.map((comment): PlacedComment => {
        if (anchorOf(comment.anchor) === null) {
          return { comment, clause: '', place: 'whole', now: '', position: null };
        }
        const place = places?.get(comment.id);
        if (editor === null || place === undefined) {
          return { comment, clause: '', place: 'found', now: '', position: null };
        }
        const index = textIndexOf(editor.state);
        const position = positionOf(index, place);
        if (position === null) return { comment, clause: '', place: 'lost', now: '', position: null };
        const clause = clauseAt(index, position);
        const requirement = requirementAt(editor.state.doc, position);
        return {
          comment,
          clause: [requirement, clause === null ? '' : clauseLabel(clause)].filter(Boolean).join(' in '),
          place: place.state === 'changed' ? 'changed' : 'found',
          now: place.state === 'changed' ? place.now : '',
          position,
        };
      }),
    [editor, list, places],
  );
}
