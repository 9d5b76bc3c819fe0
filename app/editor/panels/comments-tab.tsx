import { useEffect, useRef, useState } from 'react';
import { CommentCard } from './comment-card';
import { type CommentPosted, type DraftComment, isOpen } from './comment-contract';
import type { CommentDraft } from './comment-draft';
import { CommentForm, type CommentFormProps } from './comment-form';
import type { Comments } from './use-comments';

/** A comment with where it is now. */
export interface PlacedComment {
  readonly comment: DraftComment;
  readonly clause: string;
  readonly place: 'found' | 'changed' | 'lost' | 'whole';
  /** What is said now where the text changed; '' when nothing is. */
  readonly now: string;
  /** Position in the text, for the order; null when it is on no place of it. */
  readonly position: number | null;
}

export interface CommentsTabProps {
  readonly comments: Comments;
  readonly placed: readonly PlacedComment[];
  readonly active: string | null;
  readonly draft: CommentDraft | null;
  /** What was posted last, as a sentence; '' when nothing was. */
  readonly posted: string;
  /** Address of a comment's own page but for its number. */
  readonly pathStart: string;
  readonly onBegin: () => void;
  readonly onGo: (comment: DraftComment) => void;
  readonly onReply: (commentId: string, words: string) => Promise<CommentPosted>;
  readonly form: Omit<CommentFormProps, 'draft'>;
}

type Filter = 'open' | 'decided' | 'all';
type Order = 'text' | 'newest';

/** The comments on the draft: in the order of the text or by time, and the form for a new one. */
export function CommentsTab(props: CommentsTabProps) {
  const { comments, placed, active, draft, posted, pathStart, onBegin, onGo, onReply, form } = props;
  const [filter, setFilter] = useState<Filter>('open');
  const [order, setOrder] = useState<Order>('text');
  const { answer, failed } = comments;
  const hadForm = useRef(false);
  useEffect(() => {
    hadForm.current = draft !== null;
  }, [draft]);
  const shown = placed.filter(({ comment }) => {
    if (comment.id === active) return true;
    return filter === 'all' || (filter === 'open') === isOpen(comment);
  });
  const standing = sorted(
    shown.filter(({ place }) => place !== 'lost'),
    order,
  );
  const lost = shown.filter(({ place }) => place === 'lost');
  const card = (one: PlacedComment) => (
    <CommentCard
      key={one.comment.id}
      comment={one.comment}
      path={`${pathStart}${one.comment.number}`}
      clause={one.clause}
      place={one.place}
      now={one.now}
      active={one.comment.id === active}
      onGo={one.position === null ? null : () => onGo(one.comment)}
      onReply={answer?.may.comment ? (words) => onReply(one.comment.id, words) : null}
    />
  );
  return (
    <>
      <h2 className="nhsuk-u-visually-hidden">Comments</h2>
      {draft === null ? (
        <Begin comments={comments} onBegin={onBegin} takesFocus={hadForm.current} />
      ) : (
        <CommentForm {...form} draft={draft} />
      )}
      <p className="cc-panel__posted" role="status">
        {posted}
      </p>
      {failed ? (
        <p className="cc-panel__trouble" role="status">
          The comments could not be fetched. Trying again shortly.
        </p>
      ) : null}
      {placed.length === 0 ? null : (
        <div className="cc-panel__choices">
          <Choice
            label="Show"
            value={filter}
            onChange={setFilter}
            options={[
              ['open', 'Open'],
              ['decided', 'Decided'],
              ['all', 'All'],
            ]}
          />
          <Choice
            label="Order"
            value={order}
            onChange={setOrder}
            options={[
              ['text', 'As in the text'],
              ['newest', 'Newest first'],
            ]}
          />
        </div>
      )}
      {answer !== null && shown.length === 0 ? (
        <p className="cc-panel__nothing">
          {placed.length === 0
            ? 'No comments yet. Everybody with an account can make the first one.'
            : filter === 'open'
              ? 'Every comment on this draft is decided.'
              : 'No comment on this draft is decided yet.'}
        </p>
      ) : null}
      {answer === null && !failed ? <p className="cc-panel__nothing">Fetching the comments</p> : null}
      {standing.map(card)}
      {lost.length === 0 ? null : (
        <section aria-label="On removed text">
          <h3 className="cc-panel__divide">On removed text</h3>
          {lost.map(card)}
        </section>
      )}
    </>
  );
}

function Begin({
  comments,
  onBegin,
  takesFocus,
}: Pick<CommentsTabProps, 'comments' | 'onBegin'> & { readonly takesFocus: boolean }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Whoever goes elsewhere meanwhile stays there.
    if (takesFocus && document.activeElement === document.body) button.current?.focus();
  }, [takesFocus]);
  const may = comments.answer?.may;
  if (may === undefined) return null;
  if (!may.comment) return <p className="cc-panel__nothing">{may.why}</p>;
  return (
    <button
      ref={button}
      className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
      type="button"
      onClick={onBegin}
    >
      New comment
    </button>
  );
}

interface ChoiceProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly (readonly [V, string])[];
  readonly onChange: (value: V) => void;
}

function Choice<V extends string>({ label, value, options, onChange }: ChoiceProps<V>) {
  return (
    <label className="cc-panel__choice">
      <span>{label}</span>
      <select
        className="nhsuk-select"
        value={value}
        onChange={(event) => {
          const chosen = options.find(([word]) => word === event.target.value);
          if (chosen) onChange(chosen[0]);
        }}
      >
        {options.map(([word, words]) => (
          <option key={word} value={word}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

function sorted(comments: readonly PlacedComment[], order: Order): readonly PlacedComment[] {
  const last = Number.MAX_SAFE_INTEGER;
  return [...comments].sort((a, b) =>
    order === 'newest'
      ? b.comment.number - a.comment.number
      : (a.position ?? last) - (b.position ?? last) || a.comment.number - b.comment.number,
  );
}
