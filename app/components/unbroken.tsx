import { Fragment } from 'react';

/** Names of comments, amendments, requirements and standards: A-7, STD-0042-R14. */
const NAME = /\b((?:STD-\d+(?:-R\d+)?)|[AC]-\d+)\b/;

/** Words in which a name is never parted at its hyphen by the end of a line. */
export function Unbroken({ words }: { readonly words: string }) {
  return words.split(NAME).map((part, at) =>
    at % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one string never change places
      <span key={at} className="cc-unbroken">
        {part}
      </span>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <Fragment key={at}>{part}</Fragment>
    ),
  );
}
