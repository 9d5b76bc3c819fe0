import { gunzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { fhirPackage } from '../../../app/document/artefacts/fhir-package';
import { file, PROFILE } from './files';

const FACTS = {
  name: 'uk.larch.std-0042',
  version: '1.0.0',
  title: 'Larch messages',
  author: 'NHS England',
  url: 'https://larch.example/standards/STD-0042/1.0.0',
};

/** Names and contents of a tar archive, read as the format says. */
function untar(bytes: Uint8Array): Map<string, string> {
  const text = (from: number, length: number) =>
    new TextDecoder().decode(bytes.subarray(from, from + length)).replace(/\0.*$/s, '');
  const files = new Map<string, string>();
  for (let at = 0; text(at, 100) !== ''; ) {
    const stated = Number.parseInt(text(at + 148, 8), 8);
    const header = Uint8Array.from(bytes.subarray(at, at + 512)).fill(32, 148, 156);
    expect(header.reduce((sum, byte) => sum + byte, 0)).toBe(stated);
    const size = Number.parseInt(text(at + 124, 12), 8);
    const prefix = text(at + 345, 155);
    files.set(prefix === '' ? text(at, 100) : `${prefix}/${text(at, 100)}`, text(at + 512, size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

const xml = '<Patient xmlns="http://hl7.org/fhir"><id value="ann"/><active value="true"/></Patient>';
const resources = [
  { ...file('a/profile.json', PROFILE), example: false },
  { ...file('b/profile.json', { ...PROFILE, version: '2.0.0' }), example: false },
  { ...file('ann.xml', xml), example: true },
];

it('a FHIR package has its manifest, an index of each folder, and every resource as JSON', () => {
  const files = untar(gunzipSync(fhirPackage(resources, FACTS)));
  expect([...files.keys()]).toEqual([
    'package/package.json',
    'package/.index.json',
    'package/example/.index.json',
    'package/StructureDefinition-larch-patient.json',
    'package/StructureDefinition-larch-patient-2.json',
    'package/example/Patient-ann.json',
  ]);
  const read = (name: string) => JSON.parse(files.get(name) ?? '');
  expect(read('package/package.json')).toMatchObject({
    name: FACTS.name,
    version: '1.0.0',
    fhirVersions: ['4.0.1'],
    dependencies: { 'hl7.fhir.r4.core': '4.0.1' },
  });
  expect(read('package/.index.json').files[1]).toEqual({
    filename: 'StructureDefinition-larch-patient-2.json',
    resourceType: 'StructureDefinition',
    id: 'larch-patient',
    url: PROFILE.url,
    version: '2.0.0',
    kind: 'resource',
    type: 'Patient',
  });
  expect(read('package/example/Patient-ann.json')).toEqual({
    resourceType: 'Patient',
    id: 'ann',
    active: true,
  });
});

it('the same resources give the same bytes', () => {
  expect(fhirPackage(resources, FACTS)).toEqual(fhirPackage(resources, FACTS));
});

it('a FHIR package keeps numerals as they are written', () => {
  const quantity = (value: string) =>
    `<Observation xmlns="http://hl7.org/fhir"><id value="o"/><valueQuantity><value value="${value}"/></valueQuantity></Observation>`;
  const files = untar(
    gunzipSync(
      fhirPackage(
        [
          { ...file('a.xml', quantity('1.10')), example: true },
          {
            ...file('b.json', '{"resourceType":"Observation","id":"p","valueQuantity":{"value":2.50}}'),
            example: true,
          },
        ],
        FACTS,
      ),
    ),
  );
  expect(files.get('package/example/Observation-o.json')).toContain('"value": 1.10\n');
  expect(files.get('package/example/Observation-p.json')).toContain('"value":2.50}');
});
