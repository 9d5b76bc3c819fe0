import { afterAll, describe, expect, it } from 'vitest';
import { enrolOrganisation } from '../../../app/services/ballots/enrol-organisation.server';
import { viewEnrolment } from '../../../app/services/ballots/view-enrolment.server';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { readyForBallot } from '../../support/ballots';
import { makeOrganisation, makePerson, signedIn, type TestContext, testContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('the declaration of an adviser on %s', (engine) => {
  it('BL-6: says in public that it advises others for pay, and whose interest it carries', async () => {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    const { versionId } = await readyForBallot(ctx);
    const representative = await makePerson(ctx, { name: 'Ann' });
    const { id } = await makeOrganisation(ctx, { name: 'Advice Ltd', representative });
    const enrol = async (declaration: string) =>
      await enrolOrganisation(await signedIn(ctx, representative), {
        versionId,
        organisationId: id,
        category: 'national-academic-other',
        declaration,
        consultant: true,
      });
    expect(await enrol('None.')).toMatchObject({ reasons: [{ rule: 'BL-6', word: 'interest-not-named' }] });
    expect(await enrol(' Tidewell Digital ')).toMatchObject({ allowed: true });
    const { enrolled } = await viewEnrolment(ctx, 'STD-0001', '1.0.0');
    expect(enrolled.find(({ name }) => name === 'Advice Ltd')?.declaration).toBe(
      'Advises others for pay. Carries the interest of: Tidewell Digital',
    );
  });

  it('PM-17: who only belongs to an enrolled organisation is not offered to take it off the list', async () => {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    const { versionId } = await readyForBallot(ctx);
    const [representative, member] = [
      await makePerson(ctx, { name: 'Ann' }),
      await makePerson(ctx, { name: 'Eddy' }),
    ];
    const { id } = await makeOrganisation(ctx, { name: 'Tern Software', representative, members: [member] });
    const voter = await signedIn(ctx, representative);
    await enrolOrganisation(voter, {
      versionId,
      organisationId: id,
      category: 'national-academic-other',
      declaration: '',
      consultant: false,
    });
    const offered = async (who: TestContext) =>
      (await viewEnrolment(who, 'STD-0001', '1.0.0')).mine.map(({ listed, mayLeave }) => ({
        listed,
        mayLeave,
      }));
    expect(await offered(voter)).toEqual([{ listed: true, mayLeave: true }]);
    expect(await offered(await signedIn(ctx, member))).toEqual([{ listed: true, mayLeave: false }]);
  });
});
