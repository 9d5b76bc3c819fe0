import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkArtefacts } from '../../../app/document/artefacts/check-artefacts';
import { API, checkOne, file, PROFILE } from './files';

describe('what an artefact is told to be', () => {
  it.each([
    ['profile.json', PROFILE, 'fhir-structure-definition', 'Profile of Patient, 1 element constrained'],
    [
      'codes.json',
      {
        resourceType: 'CodeSystem',
        status: 'draft',
        content: 'complete',
        concept: [{ code: 'a', concept: [{ code: 'b' }] }],
      },
      'fhir-code-system',
      '2 codes',
    ],
    [
      'set.json',
      { resourceType: 'ValueSet', status: 'draft', compose: { include: [{ system: 'urn:a' }] } },
      'fhir-value-set',
      'Codes from 1 source',
    ],
    [
      'capability.json',
      {
        resourceType: 'CapabilityStatement',
        status: 'draft',
        date: '2026-01-01',
        kind: 'requirements',
        fhirVersion: '4.0.1',
        format: ['json'],
        rest: [{ mode: 'server', resource: [{ type: 'Slot' }] }],
      },
      'fhir-capability-statement',
      'Capabilities of a server: 1 resource type',
    ],
    [
      'example.json',
      { resourceType: 'Patient', birthDate: '1980-02-01' },
      'fhir-example',
      'Example of Patient',
    ],
    ['api.yaml', API, 'openapi', '1 operation at 1 address, OpenAPI 3.0.3'],
    [
      'slot.schema.json',
      {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $id: 'urn:slot',
        properties: { start: { type: 'string' } },
      },
      'json-schema',
      'Schema with 1 property',
    ],
    [
      'slot.xsd',
      '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:slot"><xs:element name="slot" type="xs:date"/></xs:schema>',
      'xml-schema',
      '1 element and 0 types',
    ],
    ['slot.xml', '<slot>2026-01-01</slot>', 'example', 'Example in XML, “slot”'],
    ['slot.json', { start: '2026-01-01' }, 'example', 'Example in JSON'],
  ])('%s', async (path, content, kind, defines) => {
    const { sound, fault } = await checkOne(file(path, content));
    expect(fault).toBeUndefined();
    expect(sound).toMatchObject({ kind, defines });
  });

  it('reads FHIR in XML as in JSON, and names a fault by its line', async () => {
    const xml = (gender: string) =>
      `<Patient xmlns="http://hl7.org/fhir">\n  <active value="true"/>\n  <name><given value="A"/><given value="B"/></name>\n  <gender value="${gender}"/>\n  <multipleBirthInteger value="2"/>\n</Patient>`;
    expect((await checkOne(file('p.xml', xml('female')))).sound).toMatchObject({
      kind: 'fhir-example',
      remarks: [],
    });
    const wrong = await checkOne(file('p.xml', xml('f')));
    expect(wrong.sound).toMatchObject({
      kind: 'example',
      remarks: [
        'Not valid as FHIR R4 at Patient.gender, line 4: "f" is not one of the codes that FHIR allows here.',
      ],
    });
  });

  it('takes files that a description refers to for its parts, and says which are missing', async () => {
    const whole = await checkArtefacts(
      [file('api/api.yaml', API), file('api/schemas/slot.yaml', 'type: string')],
      [],
    );
    expect(whole.sound.map(({ path, kind, remarks }) => [path, kind, remarks])).toEqual([
      ['api/api.yaml', 'openapi', []],
      ['api/schemas/slot.yaml', 'part', []],
    ]);
    const alone = await checkOne(file('api.yaml', API));
    expect(alone.sound?.remarks).toEqual(['It refers to files that are not attached: schemas/slot.yaml.']);
  });

  it('opens archives with their folders and leaves out what systems add to them', async () => {
    const text = new TextEncoder().encode('{"a":1}');
    const bytes = zipSync({ 'x/a.json': text, '__MACOSX/x/._a.json': text, 'x/.DS_Store': text });
    const { sound, faults } = await checkArtefacts([{ path: 'all.zip', bytes }], []);
    expect(sound.map(({ path }) => path)).toEqual(['x/a.json']);
    expect(faults).toEqual([]);
  });
});

describe('what is wrong is said with place and cure', () => {
  it.each([
    [
      'a.json',
      '{\n  "a": 1\n  "b": 2\n}',
      3,
      'A comma is missing before "b".',
      'Put a comma at the end of line 2.',
    ],
    [
      'a.json',
      '{"a": [1, 2,]}',
      1,
      'There is a comma before “]”, with nothing after it.',
      'Take the comma out.',
    ],
    ['a.json', '{"a" 1}', 1, 'A colon is missing before “1”.', 'Put a colon'],
    ['a.json', '{a: 1}', 1, 'A name in quotation marks is missing before “a”.', 'double quotation marks'],
    ['a.json', '{"a": True}', 1, '“T” is no value.', 'true, false and null in small letters'],
    ['a.json', '{"a": "x\ny"}', 1, 'does not end on its line', 'quotation mark'],
    ['a.json', '{"a": 1', 1, 'The file ends before it is complete.', 'bracket to close is }'],
    ['a.json', '{"a": 1}}', 1, 'goes on with “}” after its end', 'Take out'],
    ['a.yaml', 'a: 1\nb: [2\nc: 3', 3, 'not valid YAML', 'indentation'],
    ['a.xml', '<a>\n<b></a>', 2, 'not well-formed XML', 'closed, in order'],
    [
      'a.xml',
      '<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
      2,
      'document type',
      '<!DOCTYPE',
    ],
    ['a.txt', 'words', null, 'does not end in .json', 'JSON, YAML, XML or XSD'],
    ['a.json', '', null, 'empty', 'Choose'],
    [
      'a.json',
      `${'['.repeat(5000)}${']'.repeat(5000)}`,
      null,
      'nested more than 100 deep',
      'files of their own',
    ],
    [
      'a.yaml',
      `a: &a [x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c]`,
      null,
      'aliases',
      '$ref',
    ],
    ['p.json', { ...PROFILE, fhirVersion: '5.0.0' }, 8, 'for FHIR 5.0.0', 'R4'],
    ['p.json', { ...PROFILE, staus: 'x' }, 23, 'FHIR R4 has no element “staus” here', 'spelling'],
    ['p.json', { ...PROFILE, contact: {} }, 23, 'is not an array', 'square brackets'],
    ['p.json', { resourceType: 'Paitent' }, 2, 'FHIR R4 has no resource “Paitent”', 'capital letter'],
    ['api.yaml', 'openapi: 3.0.3\npaths: {}\n', 1, '“info” is missing here', 'Add “info”'],
    [
      'api.yaml',
      API.replace('get:\n', 'get:\n      summry: x\n'),
      8,
      'OpenAPI has no “summry” here',
      'spelling',
    ],
    [
      'api.yaml',
      API.replace('schemas/slot.yaml', "'#/components/schemas/Slot'"),
      14,
      '#/components/schemas/Slot',
      'Define it',
    ],
    [
      's.json',
      { $schema: 'http://json-schema.org/draft-07/schema#', type: 'strnig' },
      3,
      'equal to one of the allowed values',
      'Use one of',
    ],
    [
      's.json',
      { $schema: 'http://json-schema.org/draft-07/schema#', $ref: '#/definitions/a' },
      3,
      'refers to #/definitions/a',
      'Define it',
    ],
    ['s.json', { $schema: 'http://json-schema.org/draft-99/schema#' }, 2, 'not known here', '2020-12'],
    [
      's.xsd',
      '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">\n<xs:element name="a" type="xs:strng"/></xs:schema>',
      2,
      'does not resolve',
      'XML Schema 1.0',
    ],
    [
      's.xsd',
      '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">\n<xs:include schemaLocation="b.xsd"/></xs:schema>',
      2,
      'takes in “b.xsd”',
      'Add both together',
    ],
    ['s.xsd', '<schema/>', 1, 'not the schema of XML Schema', 'xs:schema'],
  ])('%s %j', async (path, content, line, problem, cure) => {
    const { fault, sound } = await checkOne(file(path, content));
    expect(sound).toBeUndefined();
    expect(fault).toMatchObject({ path, line });
    expect(fault?.problem).toContain(problem);
    expect(fault?.cure).toContain(cure);
  });

  const { kind: _kind, ...withoutKind } = PROFILE;
  const differing = (element: object) => ({ ...PROFILE, differential: { element: [element] } });
  it.each([
    [{ resourceType: 'StructureDefinition', url: 'http://a.example/zz' }, 'StructureDefinition.name'],
    [withoutKind, 'StructureDefinition.kind'],
    [{ resourceType: 'ValueSet' }, 'ValueSet.status'],
    [{ resourceType: 'CodeSystem', status: 'draft' }, 'CodeSystem.content'],
    [
      { resourceType: 'CapabilityStatement', status: 'draft', date: '2026-01-01', kind: 'requirements' },
      'CapabilityStatement.fhirVersion',
    ],
    [differing({ id: 'Patient.name', min: 1 }), 'StructureDefinition.differential.element[0].path'],
    [
      { resourceType: 'CodeSystem', status: 'draft', content: 'complete', concept: [{ display: 'A' }] },
      'CodeSystem.concept[0].code',
    ],
  ])('%j lacks %s, which FHIR asks for', async (resource, place) => {
    const { fault, sound } = await checkOne(file('a.json', resource));
    expect(sound).toBeUndefined();
    const name = place.split('.').at(-1);
    expect(fault).toMatchObject({ place, line: expect.any(Number), cure: `Add “${name}”.` });
    expect(fault?.problem).toContain(`“${name}” is missing`);
  });

  it('an element that must stand more often than it may', async () => {
    const { fault } = await checkOne(file('a.json', differing({ path: 'Patient.name', min: 5, max: '1' })));
    expect(fault).toMatchObject({ place: 'StructureDefinition.differential.element[0].min', line: 18 });
    expect(fault?.problem).toContain('at least 5 times and at most 1');
    for (const max of ['5', '*', '10']) {
      const { sound } = await checkOne(file('a.json', differing({ path: 'Patient.name', min: 5, max })));
      expect(sound?.path).toBe('a.json');
    }
  });

  it('but an element whose extension says why it is not there is not missing', async () => {
    const because = [
      { url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' },
    ];
    const { sound } = await checkOne(
      file('a.json', { resourceType: 'ValueSet', _status: { extension: because } }),
    );
    expect(sound?.path).toBe('a.json');
  });

  it('JSON with a name twice in one object, whatever it is', async () => {
    const twice =
      '{\n  "resourceType": "Patient",\n  "name": [{ "text": "a, {\\"text\\": 1}" }, { "text": "b" }],\n  "active": true,\n  "\\u0061ctive": false\n}';
    for (const name of ['patient.json', 'other.json']) {
      const { fault } = await checkOne(file(name, twice));
      expect(fault).toMatchObject({ line: 5, column: 3 });
      expect(fault?.problem).toContain('“active” stands twice in one object: first on line 4');
      expect(fault?.cure).toContain('take the other out');
    }
  });

  it('a resource inside another is named where it stands', async () => {
    const contained = [
      { resourceType: 'CodeSystem', status: 'draft', content: 'complete', concept: [{ cod: 'a' }] },
    ];
    const { fault } = await checkOne(
      file('v.json', { resourceType: 'ValueSet', status: 'draft', contained }),
    );
    expect(fault?.place).toBe('contained[0].concept[0].cod');
    expect(fault?.line).toBe(11);
  });

  it('bytes that are no text, and an archive made to harm', async () => {
    const binary = await checkOne({ path: 'a.json', bytes: new Uint8Array([0xff, 0xfe, 0, 1]) });
    expect(binary.fault?.problem).toBe('The file is not text in UTF-8.');
    const bomb = zipSync({ 'a.json': new Uint8Array(20_000_000) });
    const { sound, faults } = await checkArtefacts([{ path: 'b.zip', bytes: bomb }], []);
    expect(sound).toEqual([]);
    expect(faults[0]?.problem).toContain('archives of this kind never have');
  });
});

describe('what a description refers to outside', () => {
  it('is never read: neither a file of the machine nor an address of the network', async () => {
    const outside = API.replace('schemas/slot.yaml', "'file:///etc/passwd'").replace(
      'description: Free slots\n',
      "description: Free slots\n          headers:\n            X: { schema: { $ref: 'http://127.0.0.1:9/header.yaml' } }\n            Y: { schema: { $ref: '../../../../etc/hostname' } }\n",
    );
    const asked: string[] = [];
    const real = globalThis.fetch;
    globalThis.fetch = async (address) => {
      asked.push(String(address));
      throw new Error('The network was asked.');
    };
    try {
      const { sound, fault } = await checkOne(file('api.yaml', outside));
      expect(fault ?? sound?.remarks[0]).toMatch(/addresses outside, which nobody looked at/);
    } finally {
      globalThis.fetch = real;
    }
    expect(asked).toEqual([]);
  });

  it('a schema that imports from the network is compiled without it', async () => {
    const xsd =
      '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:import namespace="urn:x" schemaLocation="http://127.0.0.1:9/x.xsd"/></xs:schema>';
    const { sound } = await checkOne(file('a.xsd', xsd));
    expect(sound?.remarks).toEqual([
      'It refers to addresses outside, which nobody looked at: http://127.0.0.1:9/x.xsd.',
    ]);
  });
});
