import type { ExportFacts } from './export/export-types';
import { xmlText } from './export/word/word-xml';
import type { DocumentJson } from './json';
import { clausesOf } from './outline';
import type { RequirementEntry } from './requirement-types';
import { requirementsOf } from './requirements';
import { LEVEL_LABELS } from './shape';

/** Frozen texts have no time of change of their own; ReqIF wants one for each thing. */
const CHANGED = 'LAST-CHANGE="2020-01-01T00:00:00Z"';

const ATTRIBUTES = [
  ['ReqIF.ForeignID', 'reference'],
  ['ReqIF.Text', 'text'],
  ['ReqIF.ChapterNumber', 'clause'],
  ['ReqIF.ChapterName', 'chapter'],
] as const;

/**
 * The requirements of a text as ReqIF 1.2 (OMG formal/16-07-01): an object for each clause that holds requirements
 * and one for each requirement below it, with the level as an enumeration.
 */
export function exportReqif(content: DocumentJson, facts: ExportFacts): string {
  const requirements = requirementsOf(content);
  const used = new Set(requirements.map(({ clauseId }) => clauseId));
  const clauses = clausesOf(content).filter(({ id }) => used.has(id));
  const objects = [
    ...clauses.map(({ id, number, title }) =>
      objectXml(`c-${id}`, 'clause', { clause: number, chapter: title }, ''),
    ),
    ...requirements.map((one, index) =>
      objectXml(keyOf(one, index), 'requirement', valuesOf(one), levelXml(one)),
    ),
  ];
  const below = (clauseId: string) =>
    requirements.flatMap((one, index) =>
      one.clauseId === clauseId ? [placeXml(keyOf(one, index), '')] : [],
    );
  const places = [
    ...(used.has('') ? below('') : []),
    ...clauses.map(({ id }) => placeXml(`c-${id}`, `<CHILDREN>${below(id).join('')}</CHILDREN>`)),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>
<REQ-IF xmlns="http://www.omg.org/spec/ReqIF/20110401/reqif.xsd">
<THE-HEADER><REQ-IF-HEADER IDENTIFIER="h-${facts.hash.slice(0, 32)}"><COMMENT>${xmlText(`${facts.source} sha256:${facts.hash}`)}</COMMENT><CREATION-TIME>2020-01-01T00:00:00Z</CREATION-TIME><REQ-IF-TOOL-ID>Concord</REQ-IF-TOOL-ID><REQ-IF-VERSION>1.0</REQ-IF-VERSION><SOURCE-TOOL-ID>Concord</SOURCE-TOOL-ID><TITLE>${xmlText(facts.title)}</TITLE></REQ-IF-HEADER></THE-HEADER>
<CORE-CONTENT><REQ-IF-CONTENT>
<DATATYPES>${DATATYPES}</DATATYPES>
<SPEC-TYPES>${typeXml('clause', 'Clause', '')}${typeXml('requirement', 'Requirement', LEVEL_ATTRIBUTE)}<SPECIFICATION-TYPE IDENTIFIER="t-specification" LONG-NAME="Standard" ${CHANGED}/></SPEC-TYPES>
<SPEC-OBJECTS>
${objects.join('\n')}
</SPEC-OBJECTS>
<SPECIFICATIONS><SPECIFICATION IDENTIFIER="s-${facts.hash.slice(0, 32)}" LONG-NAME="${xmlText(facts.title)}" ${CHANGED}><TYPE><SPECIFICATION-TYPE-REF>t-specification</SPECIFICATION-TYPE-REF></TYPE><CHILDREN>
${places.join('\n')}
</CHILDREN></SPECIFICATION></SPECIFICATIONS>
</REQ-IF-CONTENT></CORE-CONTENT>
</REQ-IF>
`;
}

const DATATYPES =
  `<DATATYPE-DEFINITION-STRING IDENTIFIER="d-text" LONG-NAME="Text" MAX-LENGTH="1000000" ${CHANGED}/>` +
  `<DATATYPE-DEFINITION-ENUMERATION IDENTIFIER="d-level" LONG-NAME="Level" ${CHANGED}><SPECIFIED-VALUES>` +
  Object.entries(LEVEL_LABELS)
    .map(
      ([level, label], key) =>
        `<ENUM-VALUE IDENTIFIER="l-${level}" LONG-NAME="${label}" ${CHANGED}><PROPERTIES><EMBEDDED-VALUE KEY="${key}" OTHER-CONTENT="${label}"/></PROPERTIES></ENUM-VALUE>`,
    )
    .join('') +
  '</SPECIFIED-VALUES></DATATYPE-DEFINITION-ENUMERATION>';

const LEVEL_ATTRIBUTE =
  `<ATTRIBUTE-DEFINITION-ENUMERATION IDENTIFIER="a-requirement-level" LONG-NAME="Level" MULTI-VALUED="false" ${CHANGED}>` +
  '<TYPE><DATATYPE-DEFINITION-ENUMERATION-REF>d-level</DATATYPE-DEFINITION-ENUMERATION-REF></TYPE></ATTRIBUTE-DEFINITION-ENUMERATION>';

function typeXml(kind: string, name: string, more: string): string {
  const attributes = ATTRIBUTES.map(
    ([longName, key]) =>
      `<ATTRIBUTE-DEFINITION-STRING IDENTIFIER="a-${kind}-${key}" LONG-NAME="${longName}" ${CHANGED}>` +
      '<TYPE><DATATYPE-DEFINITION-STRING-REF>d-text</DATATYPE-DEFINITION-STRING-REF></TYPE></ATTRIBUTE-DEFINITION-STRING>',
  );
  return `<SPEC-OBJECT-TYPE IDENTIFIER="t-${kind}" LONG-NAME="${name}" ${CHANGED}><SPEC-ATTRIBUTES>${attributes.join('')}${more}</SPEC-ATTRIBUTES></SPEC-OBJECT-TYPE>`;
}

type Values = Partial<Record<(typeof ATTRIBUTES)[number][1], string>>;

function objectXml(id: string, kind: string, values: Values, more: string): string {
  const written = Object.entries(values).map(
    ([key, value]) =>
      `<ATTRIBUTE-VALUE-STRING THE-VALUE="${xmlText(value)}"><DEFINITION><ATTRIBUTE-DEFINITION-STRING-REF>a-${kind}-${key}</ATTRIBUTE-DEFINITION-STRING-REF></DEFINITION></ATTRIBUTE-VALUE-STRING>`,
  );
  return `<SPEC-OBJECT IDENTIFIER="${xmlText(id)}" ${CHANGED}><TYPE><SPEC-OBJECT-TYPE-REF>t-${kind}</SPEC-OBJECT-TYPE-REF></TYPE><VALUES>${written.join('')}${more}</VALUES></SPEC-OBJECT>`;
}

function valuesOf({ ref, text, clauseNumber, clauseTitle }: RequirementEntry): Values {
  return { reference: ref ?? '', text, clause: clauseNumber, chapter: clauseTitle };
}

function levelXml({ level }: RequirementEntry): string {
  return level === null
    ? ''
    : `<ATTRIBUTE-VALUE-ENUMERATION><DEFINITION><ATTRIBUTE-DEFINITION-ENUMERATION-REF>a-requirement-level</ATTRIBUTE-DEFINITION-ENUMERATION-REF></DEFINITION><VALUES><ENUM-VALUE-REF>l-${level}</ENUM-VALUE-REF></VALUES></ATTRIBUTE-VALUE-ENUMERATION>`;
}

/** Block ids are unique in a frozen text; one without an id is named by its place. */
function keyOf({ id }: RequirementEntry, index: number): string {
  return `r-${id === '' ? index + 1 : id}`;
}

function placeXml(object: string, children: string): string {
  return `<SPEC-HIERARCHY IDENTIFIER="p-${xmlText(object)}" ${CHANGED}>${children}<OBJECT><SPEC-OBJECT-REF>${xmlText(object)}</SPEC-OBJECT-REF></OBJECT></SPEC-HIERARCHY>`;
}
