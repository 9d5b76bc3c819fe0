import type { Segment } from '../../document/comparison-types';

/** Words with what was added underlined and what was removed struck, each labelled for those who do not see it. */
export function Words({ segments }: { readonly segments: readonly Segment[] }) {
  return (
    <>
      {segments.map(({ kind, text }, at) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the segments of one change never move
        if (kind === 'same') return <span key={at}>{text}</span>;
        const Mark = kind === 'added' ? 'ins' : 'del';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the segments of one change never move
          <Mark key={at}>
            <span className="nhsuk-u-visually-hidden">{kind}: </span>
            {text}
            <span className="nhsuk-u-visually-hidden"> [end of {kind} text] </span>
          </Mark>
        );
      })}
    </>
  );
}
