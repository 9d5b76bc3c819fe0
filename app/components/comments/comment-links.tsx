interface CommentLinksProps {
  readonly comments: readonly { readonly name: string; readonly path: string }[];
}

/** Comments by their numbers, each a link, in one line. */
export function CommentLinks({ comments }: CommentLinksProps) {
  return comments.map(({ name, path }, at) => (
    <span key={path}>
      {at === 0 ? null : ', '}
      <a href={path}>{name}</a>
    </span>
  ));
}
