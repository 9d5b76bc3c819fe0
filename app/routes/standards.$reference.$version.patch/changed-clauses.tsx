import { Wording } from '../../components/comparison/wording';
import { DifferenceLegend } from '../../components/difference-legend';
import { EmptyState } from '../../components/empty-state';
import { attributeWords } from '../../document/comparison/attribute-words';
import type { Change } from '../../document/comparison-types';
import { cellWords, changeWords, clauseName } from '../../services/comparison/change-words';
import type { PatchView } from '../../services/patches/view-patch.server';
import { comparePath } from '../../services/versions/version-address';

interface ChangedClausesProps {
  readonly view: PatchView;
  readonly patch: NonNullable<PatchView['patch']>;
}

/** So many changes stand on the page; the comparison has them all. */
const MOST = 100;

/** Every clause that the patch changes, with each change in words. */
export function ChangedClauses({ view: { standard, version }, patch }: ChangedClausesProps) {
  const { compared, of, hashes } = patch;
  const to = hashes.to === null ? `draft-${version.number}` : hashes.to;
  const whole = comparePath(standard.reference, of, to);
  const changes = compared?.changes ?? [];
  return (
    <section aria-labelledby="changes">
      <h2 className="nhsuk-heading-l" id="changes">
        What it changes
      </h2>
      {compared === null || changes.length === 0 ? (
        <EmptyState
          title={patch.artefacts.length === 0 ? 'Nothing is changed yet' : 'No word of the text is changed'}
          headingLevel={3}
        >
          {compared === null
            ? 'There is no text of this patch to compare.'
            : `The text is that of version ${of}, word for word.${hashes.to === null ? ' Editors correct it in the draft.' : ''}`}
        </EmptyState>
      ) : (
        <>
          <p>
            {changes.length === 1 ? '1 change' : `${changes.length} changes`} in{' '}
            {compared.clausesTouched === 1 ? '1 clause' : `${compared.clausesTouched} clauses`}:{' '}
            {wordsOf(compared.wordsAdded)} added and {wordsOf(compared.wordsRemoved)} removed.{' '}
            <a href={whole}>See them in the whole text</a>
          </p>
          <DifferenceLegend />
          {byClause(changes.slice(0, MOST)).map(({ key, name, within }) => (
            <section key={key} aria-labelledby={`clause-${key}`}>
              <h3 className="nhsuk-heading-m" id={`clause-${key}`}>
                {name}
              </h3>
              {within.map((change) => (
                <div
                  key={change.number}
                  className="cc-change cc-change--words"
                  id={`change-${change.number}`}
                >
                  <h4 className="nhsuk-heading-xs nhsuk-u-margin-bottom-1">
                    {changeWords(change)}
                    {change.cell === undefined ? '' : `, ${cellWords(change.cell)}`}
                  </h4>
                  <Wording change={change} attributeWords={attributeWords} />
                </div>
              ))}
            </section>
          ))}
          {changes.length > MOST ? (
            <p>
              These are the first {MOST}. <a href={whole}>See all {changes.length} changes</a>
            </p>
          ) : null}
        </>
      )}
    </section>
  );
}

const wordsOf = (count: number) => (count === 1 ? '1 word' : `${count.toLocaleString('en-GB')} words`);

/** Neighbouring changes of one clause together, in reading order. */
function byClause(changes: readonly Change[]) {
  const groups: { key: number; name: string; id: string; within: Change[] }[] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    if (last && last.id === change.clause.id) last.within.push(change);
    else {
      const { id } = change.clause;
      groups.push({ key: change.number, name: clauseName(change.clause), id, within: [change] });
    }
  }
  return groups;
}
