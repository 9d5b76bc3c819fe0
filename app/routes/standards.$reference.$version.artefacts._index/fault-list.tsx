import { DataTable } from '../../components/data-table';
import type { ArtefactFault } from '../../document/artefacts/artefact-types';

/** What is wrong with each file that was not kept, where, and what to do. */
export function FaultList({ faults }: { readonly faults: readonly ArtefactFault[] }) {
  return (
    <DataTable
      caption="Files that are not kept"
      rows={faults}
      rowKey={({ path, line, problem }) => `${path} ${line} ${problem}`}
      columns={[
        {
          header: 'File',
          rowHeader: true,
          cell: ({ path, line, column }) => (
            <>
              {path}
              {line === null ? null : (
                <div className="cc-artefact__path">
                  Line {line}
                  {column === null ? null : `, column ${column}`}
                </div>
              )}
            </>
          ),
        },
        {
          header: 'What is wrong',
          cell: ({ place, problem }) => (
            <>
              {place === '' ? null : (
                <>
                  <code>{place}</code>:{' '}
                </>
              )}
              {problem}
            </>
          ),
        },
        { header: 'What to do', cell: ({ cure }) => cure },
      ]}
    />
  );
}
