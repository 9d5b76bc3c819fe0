import type { InterestCategory, MembershipDuty, Office, OrganisationKind } from '../../../db/words';

/** Everybody in the sample is invented; addresses end in `.example`, where no mail can arrive. */
export interface SamplePerson {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly offices: readonly Office[];
}

const person = <K extends string>(key: K, name: string, domain: string, offices: readonly Office[] = []) => ({
  key,
  name,
  email: `${name
    .toLowerCase()
    .replace(/^(dr|professor) /, '')
    .replace(/[^a-z]+/g, '.')}@${domain}.example`,
  offices,
});

export const SAMPLE_PEOPLE = [
  person('amara', 'Amara Okafor', 'standards-office', ['lead']),
  person('david', 'David Prentice', 'standards-office', ['lead']),
  person('ruth', 'Ruth Elwood', 'standards-office', ['secretariat']),
  person('sanjay', 'Sanjay Mistry', 'standards-office', ['administrator']),
  person('helen', 'Dr Helen Marlow', 'connected-care'),
  person('tomasz', 'Tomasz Zielinski', 'fellside-icb'),
  person('priya', 'Priya Raman', 'northmere'),
  person('gareth', 'Gareth Pugh', 'eastmarsh'),
  person('leila', 'Leila Haddad', 'fernlight'),
  person('colin', 'Colin Bassett', 'northmere'),
  person('ingrid', 'Ingrid Solberg', 'vanebridge'),
  person('owen', 'Owen Achterberg', 'tidewell'),
  person('marcus', 'Marcus Bell', 'quillstone'),
  person('nadia', 'Nadia Rahman', 'eastmarsh'),
  person('joanne', 'Joanne Thwaite', 'fellside-icb'),
  person('samuel', 'Dr Samuel Adeyemi', 'rivergate'),
  person('fiona', 'Dr Fiona Garrick', 'connected-care'),
  person('margaret', 'Margaret Illingworth', 'joined-up-records'),
  person('yusuf', 'Yusuf Demir', 'harbour-lane'),
  person('catherine', 'Professor Catherine Ashby', 'wrenfield-institute'),
  person('alison', 'Alison Trent', 'larkrise'),
  person('bethan', 'Bethan Rowlands', 'rowlands'),
] as const satisfies readonly SamplePerson[];

export type PersonKey = (typeof SAMPLE_PEOPLE)[number]['key'];

export interface SampleOrganisation {
  readonly key: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly interestCategory: InterestCategory;
  readonly description: string;
  /** Key of the organisation that owns it. */
  readonly parent?: string;
  /** Keys of its people; the first puts it on the portal and is its representative. */
  readonly people: readonly (readonly [key: PersonKey, duty: MembershipDuty])[];
  readonly verified: boolean;
}

const organisation = (
  key: string,
  name: string,
  [kind, interestCategory]: readonly [OrganisationKind, InterestCategory],
  what: string,
  people: SampleOrganisation['people'],
  more: Partial<SampleOrganisation> = {},
): SampleOrganisation => ({
  key,
  name,
  kind,
  interestCategory,
  description: `${what} Invented for the demonstration.`,
  people,
  verified: true,
  ...more,
});

const representative = (key: PersonKey) => [key, 'representative'] as const;
const alternate = (key: PersonKey) => [key, 'alternate'] as const;
const member = (key: PersonKey) => [key, 'member'] as const;

const LARGE = ['supplier', 'supplier-large'] as const;
const SMALL = ['supplier', 'supplier-small'] as const;

export const SAMPLE_ORGANISATIONS: readonly SampleOrganisation[] = [
  organisation(
    'office',
    'National Interoperability Standards Office',
    ['national-body', 'national-academic-other'],
    'Looks after the standards that health and care organisations and their suppliers write together, and keeps the record of how each was reached.',
    [representative('ruth'), alternate('david'), member('amara'), member('sanjay')],
  ),
  organisation(
    'northmere',
    'Northmere Health Systems',
    LARGE,
    'Supplies electronic patient records to acute, community and mental health trusts.',
    [representative('colin'), alternate('priya')],
  ),
  organisation(
    'northmere-pharmacy',
    'Northmere Pharmacy Systems',
    LARGE,
    'Supplies dispensing systems to community pharmacies. A subsidiary of Northmere Health Systems, so the two have one vote together.',
    [representative('colin')],
    { parent: 'northmere' },
  ),
  organisation(
    'vanebridge',
    'Vanebridge Clinical',
    LARGE,
    'Supplies clinical systems to general practice and urgent care.',
    [representative('ingrid')],
  ),
  organisation(
    'fernlight',
    'Fernlight Software',
    SMALL,
    'A company of nine people that makes booking and messaging tools for community services.',
    [representative('leila')],
  ),
  organisation(
    'tidewell',
    'Tidewell Digital',
    SMALL,
    'Makes a discharge and bed management product used on 40 wards.',
    [representative('owen')],
  ),
  organisation(
    'quillstone',
    'Quillstone Interop',
    SMALL,
    'Builds and runs integration engines for trusts that have no integration team of their own.',
    [representative('marcus')],
  ),
  organisation(
    'eastmarsh',
    'Eastmarsh and Wrenfield Hospitals NHS Trust',
    ['nhs-trust', 'provider'],
    'Runs two acute hospitals with 1,100 beds and the community services around them.',
    [representative('nadia'), alternate('gareth')],
  ),
  organisation(
    'fellside',
    'NHS Fellside and Coast Integrated Care Board',
    ['integrated-care-board', 'provider'],
    'Plans health services for 1.3 million people in a rural and coastal area.',
    [representative('joanne'), member('tomasz')],
  ),
  organisation(
    'rivergate',
    'Rivergate GP Federation',
    ['gp-practice', 'provider'],
    'Thirty-one general practices that share an extended access service and a clinical systems team.',
    [representative('samuel')],
  ),
  organisation(
    'harbour-lane',
    'Harbour Lane Pharmacies',
    ['community-pharmacy', 'provider'],
    'A group of 14 independent community pharmacies.',
    [representative('yusuf')],
  ),
  organisation(
    'college',
    'College of Connected Care',
    ['clinical-body', 'clinical-professional'],
    'A membership body for clinicians who work on the design of records and the flow of information.',
    [representative('fiona'), member('helen')],
  ),
  organisation(
    'patients',
    'Patients for Joined-up Records',
    ['patient-group', 'patient-public'],
    'A group of patients and carers who want to say a thing once and have it known where it matters.',
    [representative('margaret')],
  ),
  organisation(
    'institute',
    'Wrenfield Institute for Health Data Exchange',
    ['academic', 'national-academic-other'],
    'Studies how clinical information survives the journey from one system to another.',
    [representative('catherine')],
  ),
  organisation(
    'larkrise',
    'Larkrise Community Services',
    ['care-provider', 'provider'],
    'Runs four care homes and a home care service. Waits to be verified.',
    [representative('alison')],
    { verified: false },
  ),
];
