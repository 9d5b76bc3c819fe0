import { afterAll, describe, expect, it } from 'vitest';
import { withdrawComment } from '../../../app/services/comments/decide-comment.server';
import { viewComment } from '../../../app/services/comments/view-comment.server';
import { viewParticipation } from '../../../app/services/participation/view-participation.server';
import { postSheet } from '../../../app/services/sheets/post-sheet.server';
import { uploadSheet } from '../../../app/services/sheets/upload-sheet.server';
import { viewSheet } from '../../../app/services/sheets/view-sheet.server';
import { listCommentsToName } from '../../../db/queries/votes';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { commentWorld } from '../../support/comments';
import { makePerson, signedIn, testContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();

afterAll(() => texts.close());

const ROWS = [
  'MB/NC,Clause,Type,Comments,Proposed change,Blocking because,Commenter',
  ' small  SUPPLIER,,te,Too long.,Shorter.,We cannot.,Ada Elsewhere',
  'Small Supplier Ltd,,te,Too short.,,,Ben Elsewhere',
];

describe.each(enginesUnderTest())('comments recorded for an organisation of the portal, on %s', (engine) => {
  it('PA-4 PM-24 PM-12 BL-13: count for it as recorded, and give its people no right over them', async () => {
    const at = await commentWorld(testContext(await freshStore(engine), { openTexts: async () => texts }));
    const clerk = await makePerson(at.ctx, { name: 'Sofia Secretariat', offices: ['secretariat'] });
    const office = await signedIn(at.ctx, clerk);
    const bytes = new TextEncoder().encode(ROWS.join('\n'));
    const file = { bytes, fileName: 'log.csv', tooLarge: false, organisationId: '', forOthers: true };
    const answer = await uploadSheet(office, at.reference, '1.0.0', file);
    if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
    const { lines } = await viewSheet(office, answer.result.sheetId);
    expect(lines.map(({ countsFor }) => countsFor)).toEqual(['Small Supplier', null]);
    expect(await postSheet(office, answer.result.sheetId)).toBe(2);

    const { organisations, categories, alone } = await viewParticipation(at.ctx, at.reference, '1.0.0');
    expect(organisations).toMatchObject([
      { name: 'Small Supplier', comments: 1, categories: ['supplier-small'] },
    ]);
    expect(categories.find(({ category }) => category === 'supplier-small')).toMatchObject({ comments: 1 });
    expect(alone.comments).toBe(1);

    const { entry, may } = await viewComment(at.commenter, at.reference, 1);
    expect(entry).toMatchObject({
      recordedBy: 'Sofia Secretariat',
      interestCategory: 'supplier-small',
      author: { name: 'Ada Elsewhere', organisation: 'small  SUPPLIER' },
    });
    expect([may.edit, may.withdraw, may.answer]).toEqual([false, false, false]);
    expect(await withdrawComment(at.commenter, entry.id, 'Ours.')).toMatchObject({ ok: false });
    expect(
      await at.ctx.store.read((tx) => listCommentsToName(tx, at.versionId, [at.supplier.id], [])),
    ).toEqual([]);
  });

  it('PA-4: a sheet of a committee, without a column for who said it, names the body; so may the column for people', async () => {
    const at = await commentWorld(testContext(await freshStore(engine), { openTexts: async () => texts }));
    const clerk = await makePerson(at.ctx, { name: 'Sofia Secretariat', offices: ['secretariat'] });
    const office = await signedIn(at.ctx, clerk);
    const upload = async (...rows: readonly string[]) => {
      const bytes = new TextEncoder().encode(rows.join('\n'));
      const file = { bytes, fileName: 'log.csv', tooLarge: false, organisationId: '', forOthers: true };
      const answer = await uploadSheet(office, at.reference, '1.0.0', file);
      if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
      return (await viewSheet(office, answer.result.sheetId)).lines;
    };
    expect(await upload('MB/NC,Type,Comments', 'Small Supplier,te,Too long.')).toMatchObject([
      { faults: [], countsFor: 'Small Supplier', cells: { commenter: 'Small Supplier' } },
    ]);
    expect(await upload('Commenter,Type,Comments', 'Small Supplier,te,Too short.')).toMatchObject([
      { faults: [], countsFor: 'Small Supplier' },
    ]);
  });
});
