import type { Browser } from 'playwright-core';
import { hashPassword } from '../../app/services/people/password';
import type { InterestCategory } from '../../db/words';
import {
  makeOrganisation,
  makePerson,
  type TestOrganisation,
  type TestPerson,
  testContext,
} from '../support/context';
import type { TestPortal } from '../support/portal';
import { expectAccessible, type Visitor, visit } from '../support/visitor';

export const PASSWORD = 'seven green lanterns';

/** Who takes part in the chain from a proposal to a published text. */
interface ChainPeople {
  /** Proposes it, for a small supplier. */
  readonly founder: TestPerson;
  readonly chair: TestPerson;
  /** Write the text together: one for the supplier, one for a trust. */
  readonly editors: readonly [TestPerson, TestPerson];
  /** Has an account and no role at all: comments. */
  readonly patient: TestPerson;
  readonly secretariat: TestPerson;
  /** A Lead who begins the drafting, and votes for an organisation. */
  readonly votingLead: TestPerson;
  /** A Lead who has no part in the work before the approval. */
  readonly freeLead: TestPerson;
  readonly voters: readonly {
    readonly representative: TestPerson;
    readonly organisation: TestOrganisation;
  }[];
}

export interface Chain {
  readonly portal: TestPortal;
  readonly people: ChainPeople;
  /** A browser in which this person is signed in. */
  as(person: TestPerson): Promise<Visitor>;
  /** A browser of somebody without an account. */
  anybody(options?: { readonly width?: number; readonly javaScript?: boolean }): Promise<Visitor>;
}

const VOTERS: readonly (readonly [name: string, category: InterestCategory])[] = [
  ['Whinmoor Teaching Hospitals', 'provider'],
  ['Larch Clinical Systems', 'supplier-large'],
  ['Tern Software', 'supplier-small'],
  ['College of Clinic Managers', 'clinical-professional'],
  ['Standards Research Unit', 'national-academic-other'],
];

/** Puts the people and their organisations into the portal: those who are there before the first proposal. */
async function castOf(portal: TestPortal): Promise<ChainPeople> {
  const ctx = testContext(portal.ctx.store, { now: portal.ctx.now() });
  const passwordHash = await hashPassword(PASSWORD);
  const founder = await makePerson(ctx, { name: 'Fran Fielding' });
  const editors = [
    await makePerson(ctx, { name: 'Eddy Achebe' }),
    await makePerson(ctx, { name: 'Nina Castell' }),
  ] as const;
  const votingLead = await makePerson(ctx, { name: 'Lee Barrow', offices: ['lead'] });
  const members = new Map([
    ['Tern Software', [editors[0]]],
    ['Whinmoor Teaching Hospitals', [editors[1]]],
  ]);
  const voters: ChainPeople['voters'][number][] = [];
  for (const [name, interestCategory] of VOTERS) {
    const representative =
      name === 'Tern Software'
        ? founder
        : name === 'Standards Research Unit'
          ? votingLead
          : await makePerson(ctx, { name: `Voter of ${name}` });
    const organisation = await makeOrganisation(ctx, {
      name,
      interestCategory,
      representative,
      members: members.get(name) ?? [],
    });
    voters.push({ representative, organisation });
  }
  return {
    founder,
    editors,
    votingLead,
    voters,
    chair: await makePerson(ctx, { name: 'Cas Morrow', email: 'cas.morrow@example.org', passwordHash }),
    patient: await makePerson(ctx, { name: 'Pat Lindqvist' }),
    secretariat: await makePerson(ctx, { name: 'Sam Orchard', offices: ['secretariat'] }),
    freeLead: await makePerson(ctx, {
      name: 'Ola Winters',
      email: 'ola.winters@example.org',
      offices: ['lead'],
      passwordHash,
    }),
  };
}

export async function beginChain(browser: Browser, portal: TestPortal): Promise<Chain> {
  return {
    portal,
    people: await castOf(portal),
    as: (person) => visit(browser, portal, { personId: person.id }),
    anybody: (options = {}) => visit(browser, portal, options),
  };
}

/** Opens a page and looks at it with axe. */
export async function open(visitor: Visitor, path: string): Promise<void> {
  await visitor.goto(path);
  await expectAccessible(visitor.page);
}
