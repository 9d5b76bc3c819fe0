import type { ReadText, TextRun } from '../../services/comments/comment-text';

export interface CommentTextProps {
  readonly text: ReadText;
}

/** What somebody wrote, with its paragraphs, mentions and links; nothing in it is markup. */
export function CommentText({ text }: CommentTextProps) {
  return (
    <div className="cc-comment__words">
      {text.map((lines, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text that is read never moves
        <p key={at}>
          {lines.map((runs, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a text that is read never moves
            <span key={line}>
              {line === 0 ? null : <br />}
              {runs.map((run, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a text that is read never moves
                <Run key={place} run={run} />
              ))}
            </span>
          ))}
        </p>
      ))}
    </div>
  );
}

function Run({ run }: { readonly run: TextRun }) {
  switch (run.kind) {
    case 'mention':
      return <strong>{run.text}</strong>;
    case 'comment':
      return (
        <a className="cc-comment__number" href={run.href}>
          {run.text}
        </a>
      );
    case 'address':
      return (
        <a href={run.href} rel="nofollow noopener ugc">
          {run.text}
        </a>
      );
    default:
      return run.text;
  }
}
