import type { Store } from '../../db/store';

/** Addresses in the sample that hold an id made anew each time it is loaded. */
export interface SamplePlaces {
  readonly draft: string;
  readonly openBallot: string;
  readonly closedBallot: string;
  readonly approvalWaiting: string;
  readonly approvalDone: string;
  readonly twoRounds: string;
  readonly mandateWaiting: string;
  readonly publishedText: string;
  readonly objection: string;
  readonly frozenArtefacts: string;
  readonly person: string;
  readonly openConsultation: string;
  readonly closedConsultation: string;
  readonly senseCheck: string;
  /** One that waits for a decision. */
  readonly amendment: string;
}

export async function samplePlaces(store: Store): Promise<SamplePlaces> {
  return await store.read(async ({ db, tables }) => {
    const standards = await db.select().from(tables.standards);
    const versions = await db.select().from(tables.versions);
    const ballots = await db.select().from(tables.ballots);
    const approvals = await db.select().from(tables.approvals);
    const [objection] = await db.select().from(tables.objections);
    const people = await db.select().from(tables.people);
    const senseChecks = await db.select().from(tables.senseChecks);
    const consultations = await db.select().from(tables.consultations);
    const amendments = await db.select().from(tables.amendments);
    const consultation = (wanted: (one: (typeof consultations)[number]) => boolean, what: string) =>
      `/consultations/${there(consultations.find(wanted), what).id}`;
    const version = (reference: string, number: string) => {
      const standard = there(
        standards.find((one) => one.reference === reference),
        reference,
      );
      return there(
        versions.find((one) => one.standardId === standard.id && one.number === number),
        `${reference} ${number}`,
      );
    };
    const current = version('STD-0001', '1.1.0');
    const closed = there(
      ballots.find(({ versionId, track }) => versionId === current.id && track === 'trial-use'),
      'the ballot on STD-0001 1.1.0',
    );
    const twoRounds = there(
      ballots.find(({ round }) => round === 2),
      'a ballot that went round again',
    );
    const mandate = there(
      approvals.find(({ state, purpose }) => state === 'waiting' && purpose === 'mandate'),
      'a mandate that waits',
    );
    const open = there(
      ballots.find(({ state }) => state === 'open'),
      'an open ballot',
    );
    const waiting = there(
      approvals.find(({ state, purpose }) => state === 'waiting' && purpose === 'publication'),
      'a waiting approval',
    );
    const done = there(
      approvals.find(({ state }) => state === 'approved'),
      'an approval that was given',
    );
    const leila = there(
      people.find(({ name }) => name === 'Leila Haddad'),
      'Leila Haddad',
    );
    const proposed = there(
      amendments.find(({ state }) => state === 'proposed'),
      'an amendment that waits',
    );
    return {
      amendment: `/amendments/${proposed.id}`,
      draft: `/drafts/${version('STD-0002', '1.0.0').documentId}`,
      openBallot: `/ballots/${open.id}`,
      closedBallot: `/ballots/${closed.id}`,
      approvalWaiting: `/approvals/${waiting.id}`,
      approvalDone: `/approvals/${done.id}`,
      twoRounds: `/ballots/${twoRounds.id}`,
      mandateWaiting: `/approvals/${mandate.id}`,
      publishedText: `/texts/${closed.hash}`,
      objection: `/objections/${there(objection, 'an objection').id}`,
      frozenArtefacts: `/artefacts/${closed.artefactsHash}`,
      person: `/admin/people/${leila.id}`,
      senseCheck: `/sense-checks/${
        there(
          senseChecks.find(({ closedAt }) => closedAt === null),
          'an open sense check',
        ).id
      }`,
      openConsultation: consultation(({ closedAt }) => closedAt === null, 'an open consultation'),
      closedConsultation: consultation(({ outcome }) => outcome !== '', 'a consultation with its outcome'),
    };
  });
}

function there<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`The sample has lost ${what}.`);
  return found;
}
