import { DataTable } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import type { RequirementChange } from '../../document/comparison-types';
import { REQUIREMENT_LEVEL_LABELS } from '../../domain/labels';
import { REQUIREMENT_CHANGE_WORDS } from './change-words';
import { Words } from './words';

/** Requirements that differ, with everything that happened to each. */
export function RequirementList({ requirements }: { readonly requirements: readonly RequirementChange[] }) {
  return (
    <DataTable
      caption="Requirements that differ"
      rows={requirements}
      rowKey={({ id }) => id}
      columns={[
        { header: 'Requirement', rowHeader: true, cell: ({ ref }) => ref ?? 'No reference yet' },
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
  );
}

function levelWords({ levelBefore, levelAfter }: RequirementChange) {
  const [before, after] = [levelBefore, levelAfter].map((level) =>
    level === null ? null : REQUIREMENT_LEVEL_LABELS[level],
  );
  if (before === after || before === null) return after ?? 'None';
  if (after === null) return <del>{before}</del>;
  return (
    <>
      <del>{before}</del> <ins>{after}</ins>
    </>
  );
}
