import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { decideMandateProof } from '../../../app/domain/mandate-proof';
import { approvePatch } from '../../../app/services/approvals/approve-patch.server';
import { viewApproval } from '../../../app/services/approvals/view-approval.server';
import { verifyRecord } from '../../../app/services/audit/verify-record.server';
import { loadUse } from '../../../app/services/use/load-use.server';
import {
  recordExchange,
  recordNoExchange,
  takeExchangeBack,
  takeNoExchangeBack,
} from '../../../app/services/use/record-exchange.server';
import { stateUse, withdrawUse } from '../../../app/services/use/state-use.server';
import { viewUse } from '../../../app/services/use/view-use.server';
import { listAuditEvents } from '../../../db/queries/audit';
import { updateOrganisation } from '../../../db/queries/organisations';
import { findVersionById } from '../../../db/queries/versions';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { makeOrganisation, makePerson, signedIn } from '../../support/context';
import { type MandateWorld, proveInUse, readyForMandate } from '../../support/mandates';
import { patchOfExample } from '../../support/patches';
import { enginesUnderTest } from '../../support/postgres';
import { refusedFor } from '../../support/refusals';

const texts = createTextWorkshop();
afterAll(() => texts.close());

const usage = async ({ ctx, versionId }: MandateWorld) =>
  await ctx.store.read(async (tx) => {
    const version = await findVersionById(tx, versionId);
    if (!version) throw new Error('no version');
    return await loadUse(tx, version);
  });

const missingIn = async (world: MandateWorld) => refusedFor(decideMandateProof((await usage(world)).proof));

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

  it('CF-10: a patch begins with what stands of the use of the version that it corrects', async () => {
    const world = await readyForMandate(engine, texts);
    const { ctx, chair, lead, voters, reference, number, versionId } = world;
    await proveInUse(world);
    const large = voters[1];
    const gone = (await usage(world)).statements.find(({ product }) => product === 'Large Letters');
    if (!large || !gone) throw new Error('no statement');
    expect(refusedFor(await withdrawUse(large.ctx, { statementId: gone.id }))).toEqual([]);
    const [shown] = (await usage(world)).exchanges;
    if (!shown) throw new Error('no exchange');
    const mistake = 'https://evidence.example/mistake';
    expect(refusedFor(await recordExchange(chair, { ...shown, versionId, evidence: mistake }))).toEqual([]);
    const mistaken = (await usage(world)).exchanges.find(({ evidence }) => evidence === mistake);
    expect(refusedFor(await takeExchangeBack(chair, { exchangeId: mistaken?.id ?? '' }))).toEqual([]);
    const exempt = { versionId, requirements: ['STD-0001-R1'], reason: 'It is about storing.' };
    expect(refusedFor(await recordNoExchange(chair, exempt))).toEqual([]);
    const before = await usage(world);
    const patch = await patchOfExample(chair, reference, number);
    ctx.advance({ days: 15 });
    const { hash, artefactsHash } = await viewApproval(lead, patch.approvalId);
    const approving = {
      approvalId: patch.approvalId,
      hash,
      artefacts: artefactsHash ?? '',
      statement: 'So be it.',
    };
    expect(refusedFor(await approvePatch(lead, { ...approving, confirmedAt: ctx.now() }))).toEqual([]);

    const after = await usage({ ...world, versionId: patch.versionId });
    expect(refusedFor(decideMandateProof(after.proof))).toEqual(refusedFor(decideMandateProof(before.proof)));
    expect(after.proof.exchangeMusts).toEqual([]);
    const said = (all: typeof after.statements) =>
      all
        .filter(({ withdrawnAt }) => withdrawnAt === null)
        .map(({ product, site, statedBy, statedAt }) => ({ product, site, statedBy, statedAt }))
        .sort((a, b) => (a.site < b.site ? -1 : 1));
    expect(after.statements).toHaveLength(2);
    expect(said(after.statements)).toEqual(said(before.statements));
    expect(after.exchanges).toMatchObject([{ firstProduct: 'Large Letters', shownOn: shown.shownOn }]);
    expect(after.without).toMatchObject([{ requirement: 'STD-0001-R1', reason: 'It is about storing.' }]);
    const page = await viewUse(ctx, reference, patch.number);
    expect(page.statements.map(({ carried }) => carried)).toEqual([true, true]);
    expect((await viewUse(ctx, reference, number)).statements.some(({ carried }) => carried)).toBe(false);
    const events = await ctx.store.read((tx) => listAuditEvents(tx, { act: 'use-carried' }, 9));
    const carried = { from: number, statements: 2, exchanges: 1, withoutExchange: ['STD-0001-R1'] };
    expect(events).toMatchObject([{ after: carried }]);
    expect(await verifyRecord(ctx)).toMatchObject({ whole: true });
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
      site: 'A ward that was typed before the box was emptied',
      evidence: 'https://evidence.example/again',
    };
    expect(refusedFor(await stateUse(large.ctx, again))).toEqual(['stated-already']);
    expect(refusedFor(await stateUse(small.ctx, again))).toContain('member-only');
    const first = (await usage(world)).statements.find(({ product }) => product === 'Large Letters');
    const statementId = first?.id ?? '';
    expect(refusedFor(await withdrawUse(small.ctx, { statementId }))).toEqual(['member-only']);
    expect(refusedFor(await withdrawUse(large.ctx, { statementId }))).toEqual([]);
    expect(refusedFor(await withdrawUse(large.ctx, { statementId }))).toEqual(['withdrawn-already']);
    expect(await missingIn(world)).toEqual(['statements-too-few', 'suppliers-too-few']);
    expect(refusedFor(await stateUse(large.ctx, again))).toEqual([]);
    expect((await usage(world)).statements.find(({ product }) => product === 'large LETTERS')?.site).toBe('');
    expect(await missingIn(world)).toEqual([]);
    await ctx.store.tx((tx) => updateOrganisation(tx, small.organisation.id, { suspendedAt: ctx.now() }));
    expect(await missingIn(world)).toEqual(
      expect.arrayContaining(['small-supplier-missing', 'exchange-not-shown']),
    );
  });

  it('CF-2, CF-11: one supplier alone proves nothing by what it says of the products of others', async () => {
    const world = await readyForMandate(engine, texts);
    const [, large, small] = world.voters;
    if (!large || !small) throw new Error('no voters');
    const say = async (by: typeof small, of: typeof small, product: string, site = '') =>
      refusedFor(
        await stateUse(by.ctx, {
          versionId: world.versionId,
          organisationId: by.organisation.id,
          supplierId: of.organisation.id,
          product,
          live: site !== '',
          site,
          evidence: 'https://evidence.example/report',
        }),
      );
    expect(await say(small, small, 'P1', 'Home A')).toEqual([]);
    expect(await say(small, large, 'N1')).toEqual([]);
    expect(await say(small, large, 'N2', 'Home B')).toEqual([]);
    expect(await missingIn(world)).toEqual(['statements-too-few', 'suppliers-too-few', 'exchange-not-shown']);
    const { statements } = await viewUse(world.ctx, world.reference, world.number);
    expect(statements.map(({ standing, speaks }) => `${standing} ${speaks}`).sort()).toEqual([
      'counts supplier',
      'supplier-silent other',
      'supplier-silent other',
    ]);
    expect(await say(large, large, 'n1')).toEqual([]);
    expect(await missingIn(world)).toEqual(['exchange-not-shown']);
  });

  it('CF-2: the products of one family are named as those of one', async () => {
    const world = await readyForMandate(engine, texts);
    await proveInUse(world);
    const suppliersLine = async () =>
      (await viewUse(world.ctx, world.reference, world.number)).proof.find(({ rule }) => rule === 'CF-2')
        ?.words;
    expect(await suppliersLine()).toBe('From Voter 2; Voter 3.');
    const parentId = world.voters[1]?.organisation.id ?? '';
    const anna = await makePerson(world.ctx, { name: 'Anna' });
    const { id } = await makeOrganisation(world.ctx, { name: 'Daughter', members: [anna] });
    await world.ctx.store.tx((tx) => updateOrganisation(tx, id, { parentId }));
    const used = { versionId: world.versionId, organisationId: id, supplierId: id, product: 'N2' };
    const said = { ...used, live: false, site: '', evidence: 'https://evidence.example/report' };
    expect(refusedFor(await stateUse(await signedIn(world.ctx, anna), said))).toEqual([]);
    expect(await suppliersLine()).toBe('From Daughter and Voter 2 (one family of organisations); Voter 3.');
  });

  it('CF-8, CF-9, PM-30: exchange is recorded by those who keep the standard, and taken back', async () => {
    const world = await readyForMandate(engine, texts);
    const { chair, lead, versionId, voters } = world;
    await proveInUse(world);
    const [, large, small] = voters;
    if (!large || !small) throw new Error('no voters');
    const shown = {
      versionId,
      requirements: ['STD-0001-R1'],
      firstProduct: 'Large Letters',
      firstSupplierId: large.organisation.id,
      secondProduct: 'Small Inbox',
      secondSupplierId: small.organisation.id,
      evidence: 'https://evidence.example/report',
      shownOn: world.ctx.now(),
    };
    expect(refusedFor(await recordExchange(lead, shown))).toEqual(['chair-editor-or-secretariat-only']);
    expect(refusedFor(await recordExchange(chair, { ...shown, requirements: ['R9'] }))).toEqual([
      'requirement-unknown',
    ]);
    for (const other of [{ kind: 'nhs-trust' }, { verified: false }] as const) {
      const { id } = await makeOrganisation(world.ctx, other);
      expect(refusedFor(await recordExchange(chair, { ...shown, secondSupplierId: id }))).toEqual([
        'supplier-unknown',
      ]);
    }
    const [exchange] = (await usage(world)).exchanges;
    await expect(takeExchangeBack(lead, { exchangeId: exchange?.id ?? '' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await takeExchangeBack(chair, { exchangeId: exchange?.id ?? '' });
    expect(await missingIn(world)).toEqual(['exchange-not-shown']);
    const without = { versionId, requirements: ['STD-0001-R1'], reason: 'It is about what is stored.' };
    expect(refusedFor(await recordNoExchange(chair, without))).toEqual([]);
    expect(await missingIn(world)).toEqual([]);
    await expect(takeNoExchangeBack(lead, { versionId, requirement: 'STD-0001-R1' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await takeNoExchangeBack(chair, { versionId, requirement: 'STD-0001-R1' });
    expect(await missingIn(world)).toEqual(['exchange-not-shown']);
    const acts = await world.ctx.store.read((tx) => listAuditEvents(tx, { versionId }, 4));
    expect(acts.map(({ act, before }) => [act, before])).toEqual([
      ['no-exchange-taken-back', { requirement: 'STD-0001-R1' }],
      ['no-exchange-recorded', null],
      ['exchange-taken-back', { requirements: ['STD-0001-R1'] }],
      ['exchange-recorded', null],
    ]);
  });

  it('CF-9: only a MUST is asked for exchange', async () => {
    const world = await readyForMandate(engine, texts);
    const { requirements } = await world.ctx.store.read(async ({ db, tables: { texts: stored } }) => {
      const [row] = await db.select().from(stored).where(eq(stored.hash, world.hash));
      if (!row) throw new Error('no text');
      return row;
    });
    const weaker = JSON.parse(JSON.stringify(requirements).replaceAll('"must"', '"should"'));
    expect((await usage(world)).musts.map(({ ref }) => ref)).toEqual(['STD-0001-R1']);
    await world.ctx.store.tx(({ db, tables: { texts: stored } }) =>
      db.update(stored).set({ requirements: weaker }).where(eq(stored.hash, world.hash)),
    );
    expect((await usage(world)).musts).toEqual([]);
  });
});
