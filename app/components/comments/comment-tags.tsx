import { COMMENT_TYPE_LABELS } from '../../domain/labels/comments';
import type { CommentEntry } from '../../services/comments/comment-entry';
import { CommentStateTag, DispositionTag } from '../state-tag';
import { Tag } from '../tag';

/** State, decision, type and what is special about a comment, each as a word. */
export function CommentTags({ entry }: { readonly entry: CommentEntry }) {
  return (
    <span className="cc-comment__tags">
      <CommentStateTag state={entry.state} />{' '}
      {entry.disposition === null ? null : <DispositionTag state={entry.disposition} />}{' '}
      <Tag colour="white">{COMMENT_TYPE_LABELS[entry.type]}</Tag>{' '}
      {entry.blocking ? <Tag colour="red">Blocking</Tag> : null}{' '}
      {entry.late ? <Tag colour="grey">Late</Tag> : null}
    </span>
  );
}
