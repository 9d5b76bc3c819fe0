import { afterAll, describe, expect, it } from 'vitest';
import { sayReasons } from '../../../app/domain/reason-sentences';
import { applyComment } from '../../../app/services/comments/after-decision.server';
import { WHOLE_VERSION } from '../../../app/services/comments/anchor-input';
import { decideOnComment } from '../../../app/services/comments/decide-comment.server';
import { postComment } from '../../../app/services/comments/post-comment.server';
import { moveOnDesk } from '../../../app/services/comments/triage-comment.server';
import { followStandard } from '../../../app/services/standards/follow-standard.server';
import { moveVersion } from '../../../app/services/versions/move-version.server';
import { proposeNextVersion } from '../../../app/services/versions/propose-next-version.server';
import { publishVersion } from '../../../app/services/versions/publish-version.server';
import { renumber } from '../../../app/services/versions/renumber-version.server';
import { startDrafting } from '../../../app/services/versions/start-drafting.server';
import { viewProgress } from '../../../app/services/versions/view-progress.server';
import { viewReading } from '../../../app/services/versions/view-reading.server';
import { listAuditEvents } from '../../../db/queries/audit';
import { listNotices } from '../../../db/queries/notices';
import { findVersion } from '../../../db/queries/versions';
import type { Impact } from '../../../db/words';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { enginesUnderTest } from '../../support/postgres';
import { refusedFor } from '../../support/refusals';
import {
  awaitingApproval,
  publication,
  published,
  type StandardWorld,
  standardWorld,
  versionNow,
} from '../../support/standards';

const texts = createTextWorkshop();
afterAll(() => texts.close());

/** Version 1.1.0 in Drafting after a published 1.0.0, with a comment accepted and applied whose change is breaking. */
async function withBreakingComment(w: StandardWorld) {
  const first = await published(w);
  const { reference } = first;
  const next = await proposeNextVersion(w.proposer, {
    reference,
    organisationId: w.supplier.id,
    impact: 'compatible',
    need: 'Attachments',
    expectedBenefit: 'Fewer phone calls',
  });
  if (!next.allowed) throw new Error(JSON.stringify(next.reasons));
  const row = await w.ctx.store.read((tx) => findVersion(tx, first.standardId, '1.1.0'));
  const versionId = row?.id ?? '';
  await moveVersion(w.lead, versionId, {
    move: 'begin-drafting',
    ownerId: null,
    lane: null,
    shorteningReason: 'Agreed at publication.',
  });
  const draft = await startDrafting(w.chair, versionId, { from: 'published' });
  if (!draft.allowed) throw new Error(JSON.stringify(draft.reasons));
  // Only the one that reaches furthest causes anything.
  await acceptedComment(w, versionId, 'compatible');
  const name = await acceptedComment(w, versionId, 'breaking');
  await acceptedComment(w, versionId, 'editorial');
  return { ...first, ...draft.result, number: '1.1.0', versionId, name };
}

async function acceptedComment(w: StandardWorld, versionId: string, impact: Impact): Promise<string> {
  w.ctx.advance({ minutes: 1 });
  const comment = await postComment(w.reader, {
    versionId,
    on: 'draft',
    anchor: WHOLE_VERSION,
    type: 'technical',
    blocking: false,
    blockingReason: '',
    body: `Every message must be signed, which is ${impact}.`,
    proposedWording: '',
    organisationId: '',
  });
  if (!comment.ok) throw new Error(JSON.stringify(comment.errors));
  await moveOnDesk(w.chair, { commentId: comment.result.id, move: 'triage' });
  const decided = await decideOnComment(w.chair, comment.result.id, {
    disposition: 'accepted',
    reason: '',
    impact,
    duplicateOf: '',
    how: 'chair',
    countFor: '',
    countAgainst: '',
  });
  if (!decided.ok) throw new Error(JSON.stringify(decided.errors));
  const applied = await applyComment(w.chair, { commentId: comment.result.id, versionId });
  if (!applied.ok) throw new Error(JSON.stringify(applied.errors));
  return comment.result.name;
}

describe.each(enginesUnderTest())('numbers of versions on %s', (engine) => {
  it('VN-4: a breaking comment refuses publication under a minor number, and is named', async () => {
    const w = await standardWorld(engine, texts);
    const place = await withBreakingComment(w);
    const frozen = await awaitingApproval(w, place);
    const refused = await w.ctx.store.tx((tx) => publishVersion(tx, w.lead, publication(w, place, frozen)));
    const said = refused.allowed ? [] : sayReasons(refused.reasons).map(({ sentence }) => sentence);
    expect(said).toContain(
      `The number must be at least 2.0.0, not 1.1.0, because of comment ${place.name} (breaking).`,
    );
    expect(await versionNow(w.ctx, place)).toMatchObject({ state: 'awaiting-approval', publishedAt: null });
  });

  it('VN-8: the chair gives it the number that its changes ask for, and the former address leads there', async () => {
    const w = await standardWorld(engine, texts);
    const place = await withBreakingComment(w);
    const before = await viewProgress(w.chair, place.reference, '1.1.0');
    expect(before.number).toMatchObject({ unmet: [{ word: 'number-too-small' }], choosable: ['2.0.0'] });
    expect((await viewProgress(w.reader, place.reference, '1.1.0')).number.choosable).toEqual([]);
    const byEditor = await renumber(w.editor, { versionId: place.versionId, number: '2.0.0' });
    expect(refusedFor(byEditor)).toEqual(['chair-only']);
    const own = await renumber(w.chair, { versionId: place.versionId, number: '1.2.0' });
    expect(refusedFor(own)).toContain('number-too-small');

    await followStandard(w.reader, place.reference, true);
    expect((await renumber(w.chair, { versionId: place.versionId, number: '2.0.0' })).allowed).toBe(true);
    const after = await viewProgress(w.reader, place.reference, '2.0.0');
    expect(after.number.unmet).toEqual([]);
    for (const view of [viewProgress, viewReading]) {
      await expect(view(w.reader, place.reference, '1.1.0')).rejects.toMatchObject({
        code: 'moved',
        fields: { from: '1.1.0', to: '2.0.0' },
      });
    }
    const events = await w.ctx.store.read((tx) => listAuditEvents(tx, { act: 'version-renumbered' }, 10));
    expect(events).toMatchObject([{ before: { number: '1.1.0' }, after: { number: '2.0.0' } }]);
    const me = w.reader.actor.kind === 'person' ? w.reader.actor.personId : '';
    const told = await w.ctx.store.read((tx) => listNotices(tx, me, { kinds: ['version-moved'] }, 9));
    expect(told.map(({ summary }) => summary)).toContain(
      'Version 1.1.0 of Discharge summary messages is called 2.0.0 now.',
    );
    // Nobody else gets the number that it had.
    const again = await proposeNextVersion(w.proposer, {
      reference: place.reference,
      organisationId: w.supplier.id,
      impact: 'compatible',
      need: 'Attachments',
      expectedBenefit: 'Fewer phone calls',
    }).catch((error: unknown) => error);
    expect(again).toMatchObject({ code: 'conflict' });
  });

  it('VN-8: a number stays with whoever has or had it, who may take it back as often as it likes', async () => {
    const w = await standardWorld(engine, texts);
    const { reference, standardId } = await published(w);
    const next = async (impact: Impact) => {
      const why = { need: 'Attachments', expectedBenefit: 'Fewer phone calls' };
      const by = { reference, organisationId: w.supplier.id, impact };
      const made = await proposeNextVersion(w.proposer, { ...by, ...why });
      if (!made.allowed) throw new Error(JSON.stringify(made.reasons));
      const row = await w.ctx.store.read((tx) => findVersion(tx, standardId, made.result.number));
      return row?.id ?? '';
    };
    const [minor, major] = [await next('compatible'), await next('breaking')];
    const call = async (versionId: string, number: string) => {
      const called = await renumber(w.chair, { versionId, number });
      return refusedFor(called);
    };
    expect(await call(minor, '2.0.0'), 'another has it').toEqual(['number-taken']);
    expect(await call(major, '1.0.1')).toEqual([]);
    expect(await call(minor, '2.0.0'), 'another had it').toEqual(['number-taken']);
    for (const number of ['2.0.0', '2.0.0', '1.0.1', '2.0.0']) expect(await call(major, number)).toEqual([]);
  });
});
