import { afterAll, describe, expect, it } from 'vitest';
import type { Decision } from '../../../app/domain/decision';
import { decideMandateProof } from '../../../app/domain/mandate-proof';
import { verifyRecord } from '../../../app/services/audit/verify-record.server';
import { loadUse } from '../../../app/services/use/load-use.server';
import {
  recordExchange,
  recordNoExchange,
  takeExchangeBack,
  takeNoExchangeBack,
} from '../../../app/services/use/record-exchange.server';
import { stateUse, withdrawUse } from '../../../app/services/use/state-use.server';
import { updateOrganisation } from '../../../db/queries/organisations';
import { findVersionById } from '../../../db/queries/versions';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { type MandateWorld, proveInUse, readyForMandate } from '../../support/mandates';
import { enginesUnderTest } from '../../support/postgres';

const texts = createTextWorkshop();
afterAll(() => texts.close());

const wordsOf = (decision: Decision<unknown>) =>
  decision.allowed ? [] : decision.reasons.map(({ word }) => word);

const usage = async ({ ctx, versionId }: MandateWorld) =>
  await ctx.store.read(async (tx) => {
    const version = await findVersionById(tx, versionId);
    if (!version) throw new Error('no version');
    return await loadUse(tx, version);
  });

const missingIn = async (world: MandateWorld) => wordsOf(decideMandateProof((await usage(world)).proof));

describe.each(enginesUnderTest())('use of a version on %s', (engine) => {
  it('CF-1 to CF-5: statements and shown exchange come to the proof, and what is missing is named', async () => {
    const world = await readyForMandate(engine, texts);
    expect(await missingIn(world)).toEqual([
      'statements-too-few',
      'suppliers-too-few',
      'small-supplier-missing',
      'live-site-missing',
      'exchange-not-shown',
    ]);
    await proveInUse(world);
    expect(await missingIn(world)).toEqual([]);
    expect(await verifyRecord(world.ctx)).toMatchObject({ whole: true });

    // A small company that a large supplier owns is neither unrelated nor small.
    const [, large, small] = world.voters;
    if (!large || !small) throw new Error('no voters');
    const parentId = large.organisation.id;
    await world.ctx.store.tx((tx) => updateOrganisation(tx, small.organisation.id, { parentId }));
    expect(await missingIn(world)).toEqual([
      'suppliers-too-few',
      'small-supplier-missing',
      'exchange-not-shown',
    ]);
  });

  it('CF-7, PM-29: stated once by a member, withdrawn by a member, and counted while both are verified', async () => {
    const world = await readyForMandate(engine, texts);
    const { ctx, versionId, voters } = world;
    await proveInUse(world);
    const [, large, small] = voters;
    if (!large || !small) throw new Error('no voters');
    const again = {
      versionId,
      organisationId: large.organisation.id,
      supplierId: large.organisation.id,
      product: 'large LETTERS',
      live: false,
      site: '',
      evidence: 'https://evidence.example/again',
    };
    expect(wordsOf(await stateUse(large.ctx, again))).toEqual(['stated-already']);
    expect(wordsOf(await stateUse(small.ctx, again))).toContain('member-only');
    const first = (await usage(world)).statements.find(({ product }) => product === 'Large Letters');
    const statementId = first?.id ?? '';
    expect(wordsOf(await withdrawUse(small.ctx, { statementId }))).toEqual(['member-only']);
    expect(wordsOf(await withdrawUse(large.ctx, { statementId }))).toEqual([]);
    expect(wordsOf(await withdrawUse(large.ctx, { statementId }))).toEqual(['withdrawn-already']);
    expect(await missingIn(world)).toEqual(['statements-too-few', 'suppliers-too-few']);
    expect(wordsOf(await stateUse(large.ctx, again))).toEqual([]);
    expect(await missingIn(world)).toEqual([]);
    await ctx.store.tx((tx) => updateOrganisation(tx, small.organisation.id, { suspendedAt: ctx.now() }));
    expect(await missingIn(world)).toContain('small-supplier-missing');
  });

  it('CF-8, CF-9, PM-30: exchange is recorded by those who keep the standard, and taken back', async () => {
    const world = await readyForMandate(engine, texts);
    const { chair, lead, versionId, voters } = world;
    await proveInUse(world);
    const [, large, small] = voters;
    if (!large || !small) throw new Error('no voters');
    const shown = {
      versionId,
      requirements: ['R1'],
      firstProduct: 'Large Letters',
      firstSupplierId: large.organisation.id,
      secondProduct: 'Small Inbox',
      secondSupplierId: small.organisation.id,
      evidence: 'https://evidence.example/report',
      shownOn: world.ctx.now(),
    };
    expect(wordsOf(await recordExchange(lead, shown))).toEqual(['chair-editor-or-secretariat-only']);
    expect(wordsOf(await recordExchange(chair, { ...shown, requirements: ['R9'] }))).toEqual([
      'requirement-unknown',
    ]);
    const [exchange] = (await usage(world)).exchanges;
    await expect(takeExchangeBack(lead, { exchangeId: exchange?.id ?? '' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await takeExchangeBack(chair, { exchangeId: exchange?.id ?? '' });
    expect(await missingIn(world)).toEqual(['exchange-not-shown']);
    const without = { versionId, requirements: ['R1'], reason: 'It is about what is stored.' };
    expect(wordsOf(await recordNoExchange(chair, without))).toEqual([]);
    expect(await missingIn(world)).toEqual([]);
    await takeNoExchangeBack(chair, { versionId, requirement: 'R1' });
    expect(await missingIn(world)).toEqual(['exchange-not-shown']);
  });
});
