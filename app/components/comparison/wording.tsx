import type { Change } from '../../document/comparison-types';
import { Words } from './words';

interface WordingProps {
  readonly change: Change;
  /** What an attribute of a block is called. */
  readonly attributeWords: (name: string) => string;
}

/** The words of one change, and what else of the passage became what. */
export function Wording({ change, attributeWords }: WordingProps) {
  const { kind, block, segments, attributes, requirement } = change;
  const words = <Words segments={segments} />;
  return (
    <>
      {requirement === undefined ? null : <p>{requirement.opening}</p>}
      {segments.length === 0 ? null : block === 'codeBlock' ? (
        <pre>
          <code>{words}</code>
        </pre>
      ) : (
        <p className={kind === 'moved' ? 'cc-moved' : undefined}>{words}</p>
      )}
      {attributes.map(({ name, before, after }) => (
        <p key={`${name} ${before} ${after}`} className="nhsuk-body-s">
          {attributeWords(name)}: <Words segments={[{ kind: 'removed', text: before || 'nothing' }]} /> became{' '}
          <Words segments={[{ kind: 'added', text: after || 'nothing' }]} />
        </p>
      ))}
    </>
  );
}
