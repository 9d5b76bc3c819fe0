import { Words } from '../../components/comparison/words';
import { DataTable } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { REQUIREMENT_CHANGE_KINDS, type RequirementChange } from '../../document/comparison-types';
import { REQUIREMENT_LEVEL_LABELS } from '../../domain/labels';
import { REQUIREMENT_CHANGE_WORDS } from './change-words';

interface RequirementListProps {
  readonly requirements: readonly RequirementChange[];
  /** Where a block stands in the text. */
  readonly hrefOf: (blockId: string) => string;
}

/** Requirements that differ, with everything that happened to each. */
export function RequirementList({ requirements, hrefOf }: RequirementListProps) {
  return (
    <>
      {requirements.length === 0 ? null : <p>{inAll(requirements)}</p>}
      <DataTable
        caption="Requirements that differ"
        rows={requirements}
        rowKey={({ id }) => id}
        columns={[
          {
            header: 'Requirement',
            rowHeader: true,
            cell: ({ id, ref, kinds }) =>
              kinds.includes('removed') ? (
                (ref ?? 'No reference')
              ) : (
                <a href={hrefOf(id)}>{ref ?? 'No reference yet'}</a>
              ),
          },
          {
            header: 'What happened',
            cell: ({ kinds }) => kinds.map((kind) => REQUIREMENT_CHANGE_WORDS[kind]).join(', '),
          },
          { header: 'Level', cell: levelWords },
          { header: 'Words', cell: ({ segments }) => <Words segments={segments} /> },
          { header: 'Clause', cell: ({ clause }) => `${clause.number} ${clause.title}`.trim() },
        ]}
        empty={
          <EmptyState title="No requirement differs">
            Each requirement of the earlier text is in the later one, word for word and with the same level.
          </EmptyState>
        }
      />
    </>
  );
}

/** "3 new, 1 removed, 2 reworded, 1 level raised." */
function inAll(requirements: readonly RequirementChange[]): string {
  const counted = REQUIREMENT_CHANGE_KINDS.flatMap((kind) => {
    const count = requirements.filter(({ kinds }) => kinds.includes(kind)).length;
    return count === 0 ? [] : [`${count} ${REQUIREMENT_CHANGE_WORDS[kind].toLowerCase()}`];
  });
  return `${counted.join(', ')}.`;
}

function levelWords({ levelBefore, levelAfter }: RequirementChange) {
  if (levelBefore === levelAfter || levelBefore === null) {
    return levelAfter === null ? 'None' : REQUIREMENT_LEVEL_LABELS[levelAfter];
  }
  const was = { kind: 'removed', text: REQUIREMENT_LEVEL_LABELS[levelBefore] } as const;
  const is = {
    kind: 'added',
    text: levelAfter === null ? 'none' : REQUIREMENT_LEVEL_LABELS[levelAfter],
  } as const;
  return <Words segments={[was, is]} />;
}
