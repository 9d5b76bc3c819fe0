import type { ArtefactFile } from '../../../app/document/artefacts/artefact-types';
import { checkArtefacts } from '../../../app/document/artefacts/check-artefacts';

export const file = (path: string, content: unknown): ArtefactFile => ({
  path,
  bytes: new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content, null, 2)),
});

/** A profile as small as it can be. */
export const PROFILE = {
  resourceType: 'StructureDefinition',
  id: 'larch-patient',
  url: 'https://larch.example/StructureDefinition/larch-patient',
  version: '1.0.0',
  name: 'LarchPatient',
  status: 'active',
  fhirVersion: '4.0.1',
  kind: 'resource',
  abstract: false,
  type: 'Patient',
  baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Patient',
  derivation: 'constraint',
  differential: { element: [{ id: 'Patient.name', path: 'Patient.name', min: 1 }] },
};

export const API = `openapi: 3.0.3
info:
  title: Booking
  version: 1.2.0
paths:
  /slots:
    get:
      responses:
        "200":
          description: Free slots
          content:
            application/json:
              schema:
                $ref: schemas/slot.yaml
`;

/** What checking one file gives, with others beside it. */
export async function checkOne(one: ArtefactFile, ...others: ArtefactFile[]) {
  const { sound, faults } = await checkArtefacts([one], others);
  return { sound: sound[0], fault: faults[0] };
}
