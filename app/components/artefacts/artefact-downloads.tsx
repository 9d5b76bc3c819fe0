interface ArtefactDownloadsProps {
  /** The address below which each format is found by its name. */
  readonly at: string;
  readonly fhir: boolean;
  readonly frozen: boolean;
}

/** All artefacts together, in each form they come in. */
export function ArtefactDownloads({ at, fhir, frozen }: ArtefactDownloadsProps) {
  return (
    <ul className="nhsuk-list nhsuk-list--bullet">
      <li>
        <a href={`${at}/zip`}>All artefacts as one ZIP file</a>, with a list of their hashes
      </li>
      {fhir ? (
        <li>
          <a href={`${at}/tgz`}>The FHIR resources as a FHIR package (.tgz)</a>, for FHIR tools and servers
        </li>
      ) : null}
      {frozen ? (
        <li>
          <a href={`${at}/json`}>The list that the hash is of (JSON)</a>: the SHA-256 of this file is the hash
        </li>
      ) : null}
    </ul>
  );
}

/** What was checked when an artefact was added, and what was not. */
export function WhatIsChecked() {
  return (
    <p className="nhsuk-body-s">
      Each artefact was checked when it was added: FHIR R4 resources for structure only (elements, types,
      formats and closed codes, not profiles or terminology), OpenAPI and JSON Schema against their
      specifications, XML Schema by compiling it, and other examples for being well formed. Addresses outside
      are never fetched.
    </p>
  );
}
