import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkArtefacts } from '../../../app/document/artefacts/check-artefacts';
import { fhirFromXml } from '../../../app/document/artefacts/fhir-xml';
import { readXml } from '../../../app/document/artefacts/read-xml';
import { announceMissingData, hasSharedData, sharedBytes, sharedFolder, sharedText } from '../shared-data';

announceMissingData('the artefacts of HL7 UK Core and of the Booking and Referral Standard');

const below = (folder: string) =>
  readdirSync(sharedFolder(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(json|yaml|xml)$/.test(name))
    .sort();

const filesOf = (folder: string, names: readonly string[]) =>
  names.map((path) => ({ path, bytes: sharedBytes(`${folder}/${path}`) }));

describe.skipIf(!hasSharedData)('real artefacts', { timeout: 60_000 }, () => {
  it('all XML of UK Core is valid, and its JSON but where a converter left notes of its own', async () => {
    const names = below('uk-core-fhir');
    const { sound, faults } = await checkArtefacts(filesOf('uk-core-fhir', names), []);
    expect(faults).toEqual([]);
    const noted = sound.filter(({ remarks }) => remarks.length > 0);
    expect(noted.map(({ path }) => path.startsWith('json/examples/'))).toEqual([true, true, true]);
    for (const { remarks } of noted) expect(remarks[0]).toContain('fhir_comments');
    expect(sound.filter(({ path }) => path.endsWith('.xml')).length).toBeGreaterThan(130);
  });

  it('UK Core in XML becomes the JSON that another library makes of it', () => {
    let same = 0;
    const names = below('uk-core-fhir').filter((name) => name.endsWith('.xml'));
    for (const name of names) {
      const text = sharedText(`uk-core-fhir/${name}`);
      const ours = comparable(fhirFromXml(readXml(text), text).value);
      const theirs = comparable(
        JSON.parse(sharedText(`uk-core-fhir/json/${name.replace(/\.xml$/, '.json')}`)),
      );
      if (ours === theirs) same += 1;
    }
    // The other library keeps line breaks inside attributes, which XML reads as spaces.
    expect(same).toBeGreaterThanOrEqual(names.length - 1);
  });

  it('of the Booking and Referral Standard the one file that is not JSON is refused, with place and cure', async () => {
    const names = below('bars-openapi');
    const { sound, faults } = await checkArtefacts(filesOf('bars-openapi', names), []);
    expect(faults).toEqual([
      {
        path: 'examples1.4.0/document_reference/GET-success.json',
        line: 13,
        column: 2,
        place: '',
        problem: 'The file is not valid JSON. A comma is missing before "entry".',
        cure: 'Put a comma at the end of line 12.',
      },
    ]);
    expect(sound.filter(({ kind }) => kind === 'openapi').map(({ version }) => version)).toEqual([
      '1.1.0-beta',
      '1.2.0-alpha',
      '1.3.0-alpha',
      '1.4.0-alpha',
      '1.0.0',
    ]);
  });
});

/** Without what differs by nature: narrative is text, and the other library keeps comments of the XML. */
function comparable(resource: unknown): string {
  return JSON.stringify(resource, (key, value: unknown) => {
    if (key === 'fhir_comments' || key === 'div') return undefined;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
