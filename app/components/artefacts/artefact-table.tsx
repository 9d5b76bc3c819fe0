import { ARTEFACT_KIND_LABELS } from '../../domain/labels';
import type { ListedArtefact } from '../../services/artefacts/artefact-set';
import { DataTable } from '../data-table';

interface ArtefactTableProps {
  readonly caption: string;
  readonly artefacts: readonly ListedArtefact[];
  /** The address below which each is found by its path. */
  readonly folder: string;
  readonly captionHidden?: boolean;
}

/** Machine-readable artefacts with what they define, each to be downloaded. */
export function ArtefactTable({ caption, artefacts, folder, captionHidden = false }: ArtefactTableProps) {
  return (
    <DataTable
      caption={caption}
      captionHidden={captionHidden}
      compact
      rows={artefacts}
      rowKey={({ path }) => path}
      columns={[
        {
          header: 'Artefact',
          rowHeader: true,
          cell: ({ path, title }) => (
            <>
              <a href={`${folder}/${addressOf(path)}`}>{title}</a>
              {title === path ? null : <div className="cc-artefact__path">{path}</div>}
            </>
          ),
        },
        { header: 'Kind', cell: ({ kind }) => ARTEFACT_KIND_LABELS[kind] },
        { header: 'Defines', cell: (artefact) => <Defines artefact={artefact} /> },
        { header: 'Size', numeric: true, cell: ({ bytes }) => sizeInWords(bytes) },
      ]}
    />
  );
}

function Defines({
  artefact: { defines, identifier, version, remarks },
}: {
  readonly artefact: ListedArtefact;
}) {
  return (
    <>
      {defines}
      {identifier === '' ? null : (
        <div className="cc-artefact__path">
          {identifier}
          {version === '' ? null : `, version ${version}`}
        </div>
      )}
      {identifier !== '' || version === '' ? null : (
        <div className="cc-artefact__path">Version {version}</div>
      )}
      {remarks.map((remark) => (
        <div key={remark} className="cc-artefact__remark">
          <strong>Note:</strong> {remark}
        </div>
      ))}
    </>
  );
}

function addressOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

export function sizeInWords(bytes: number): string {
  return bytes < 1000
    ? `${bytes} bytes`
    : `${(bytes / 1000).toLocaleString('en-GB', { maximumFractionDigits: 1 })} kB`;
}
