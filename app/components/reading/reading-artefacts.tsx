import type { ReadingView } from '../../services/versions/view-reading.server';
import { ArtefactDownloads } from '../artefacts/artefact-downloads';
import { ArtefactTable } from '../artefacts/artefact-table';

/** Artefacts shown on the reading page itself; the rest stand on a page of their own. */
const SHOWN = 20;

/** The machine-readable artefacts of a version, with what they define. */
export function ReadingArtefacts({ view }: { readonly view: ReadingView }) {
  const { standard, version, artefacts } = view;
  const { length } = artefacts.artefacts;
  if (length === 0) return null;
  const here = `/standards/${standard.reference}/${version.number}`;
  return (
    <section aria-labelledby="artefacts">
      <h2 className="nhsuk-heading-l" id="artefacts">
        Machine-readable artefacts
      </h2>
      <ArtefactTable
        caption={artefacts.hash === null ? 'Artefacts as they are now' : 'Artefacts frozen with this text'}
        artefacts={artefacts.artefacts.slice(0, SHOWN)}
        folder={`${here}/artefacts`}
      />
      <p>
        <a href={`${here}/artefacts`}>
          {length > SHOWN ? `All ${length} artefacts` : 'What was checked, and more about the artefacts'}
        </a>
      </p>
      <ArtefactDownloads
        at={`${here}/all-artefacts`}
        fhir={artefacts.fhir}
        frozen={artefacts.hash !== null}
      />
    </section>
  );
}
