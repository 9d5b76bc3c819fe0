import { useEffect, useRef } from 'react';
import { dateWords, timeWords } from '../../components/dates';
import { PersonName } from '../../components/person-name';
import { CommentStateTag, DispositionTag } from '../../components/state-tag';
import { Tag } from '../../components/tag';
import { COMMENT_TYPE_LABELS } from '../../domain/labels/comments';
import { portalPath } from '../portal-path';
import type { CommentPosted, DraftComment } from './comment-contract';
import { ReplyForm } from './reply-form';

export interface CommentCardProps {
  readonly comment: DraftComment;
  /** The comment's own page, where it is answered and decided. */
  readonly path: string;
  /** The clause it is on now, as "3.2 Scope"; '' when it is on no clause. */
  readonly clause: string;
  /** What became of the words it is on. */
  readonly place: 'found' | 'changed' | 'lost' | 'whole';
  /** What is said now where the text changed; '' when nothing is. */
  readonly now: string;
  readonly active: boolean;
  readonly onGo: (() => void) | null;
  /** Null for somebody who may not reply. */
  readonly onReply: ((words: string) => Promise<CommentPosted>) | null;
}

/** One comment: what was said about which words, by whom, and what became of it. */
export function CommentCard(props: CommentCardProps) {
  const { comment, path, clause, place, now, active, onGo, onReply } = props;
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (active) card.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const name = `C-${comment.number}`;
  return (
    <article
      ref={card}
      className={`cc-comment${active ? ' cc-comment--now' : ''}`}
      aria-label={`Comment ${name}`}
      aria-current={active ? 'true' : undefined}
      data-comment-card={comment.id}
    >
      <header className="cc-comment__head">
        <h3 className="cc-comment__name">
          <a href={portalPath(path)}>{name}</a>
        </h3>
        <span className="cc-comment__type">{COMMENT_TYPE_LABELS[comment.type]}</span>
        {comment.blocking ? <Tag colour="red">Blocking</Tag> : null}
        {comment.disposition ? (
          <DispositionTag state={comment.disposition} />
        ) : (
          <CommentStateTag state={comment.state} />
        )}
      </header>
      <Wordings anchor={comment.anchor} place={place} now={now} />
      <p className="cc-comment__where">
        {onGo === null ? (
          <span>{place === 'lost' ? 'The text was removed' : clause || 'On the text as a whole'}</span>
        ) : (
          <button type="button" className="cc-link-button" onClick={onGo}>
            {clause === '' ? 'Go to the place in the text' : clause}
          </button>
        )}
        {place === 'changed' ? <span className="cc-comment__changed"> Text changed since</span> : null}
      </p>
      <Words text={comment.body} removed={comment.removed} />
      {comment.proposedWording === '' ? null : (
        <>
          <p className="cc-comment__label">Proposed wording</p>
          <blockquote className="cc-comment__proposed">
            <Words text={comment.proposedWording} />
          </blockquote>
        </>
      )}
      <Signed author={comment.author} at={comment.createdAt} recordedBy={comment.recordedBy} />
      {comment.reason ? (
        <p className="cc-comment__reason">
          <strong>Decision:</strong> {comment.reason}
        </p>
      ) : null}
      {comment.replies.length === 0 ? null : (
        <ul className="cc-comment__replies">
          {comment.replies.map((reply) => (
            <li key={reply.id}>
              <Words text={reply.body} removed={reply.removed} />
              <Signed author={reply.author} at={reply.createdAt} />
            </li>
          ))}
        </ul>
      )}
      {onReply === null ? null : <ReplyForm name={name} onReply={onReply} />}
    </article>
  );
}

/** The words it is about; where they changed since or were removed, as they were and as they are. */
function Wordings({
  anchor,
  place,
  now,
}: Pick<CommentCardProps, 'place' | 'now'> & Pick<DraftComment, 'anchor'>) {
  const gone = place === 'changed' || place === 'lost';
  const then = anchor.quote || (gone ? (anchor.passage?.words ?? '') : '');
  return (
    <>
      {gone && then !== '' ? <p className="cc-comment__label">When the comment was made</p> : null}
      {then === '' ? null : <blockquote className="cc-comment__quote">{shortened(then)}</blockquote>}
      {place === 'changed' ? (
        <>
          <p className="cc-comment__label">{anchor.quote === '' ? 'Now' : 'In its place now'}</p>
          {now === '' ? (
            <p className="cc-comment__words">Nothing stands in its place any more.</p>
          ) : (
            <blockquote className="cc-comment__quote">{shortened(now)}</blockquote>
          )}
        </>
      ) : null}
    </>
  );
}

interface SignedProps {
  readonly author: DraftComment['author'];
  readonly at: string;
  readonly recordedBy?: string | undefined;
}

function Signed({ author, at, recordedBy }: SignedProps) {
  return (
    <p className="cc-comment__by">
      <PersonName name={author.name} organisation={author.organisation} />
      {', '}
      <time dateTime={at}>
        {dateWords(at)} at {timeWords(at)}
      </time>
      {recordedBy === undefined ? null : `, recorded by ${recordedBy} of the Secretariat`}
    </p>
  );
}

/** Words as they were typed, with their line ends. */
function Words({ text, removed = false }: { readonly text: string; readonly removed?: boolean | undefined }) {
  if (removed) return <p className="cc-comment__words cc-comment__words--removed">Removed by its author</p>;
  return <p className="cc-comment__words">{text}</p>;
}

function shortened(quote: string): string {
  return quote.length > 160 ? `${quote.slice(0, 157)}…` : quote;
}
