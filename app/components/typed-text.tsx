import { Fragment } from 'react';

/** Words that somebody typed in a form: an empty line parts paragraphs, a line break stays one. */
export function TypedText({ text }: { readonly text: string }) {
  return (
    <>
      {text.split(/\n{2,}/).map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
        <p key={at}>
          {part.split('\n').map((line, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nor do its lines
            <Fragment key={row}>
              {row > 0 ? <br /> : null}
              {line}
            </Fragment>
          ))}
        </p>
      ))}
    </>
  );
}
