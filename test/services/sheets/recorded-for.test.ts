import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, describe, expect, it } from 'vitest';
import { DecisionPart } from '../../../app/components/comments/decision-part';
import { answerDecision } from '../../../app/services/comments/after-decision.server';
import { decideOnComment, withdrawComment } from '../../../app/services/comments/decide-comment.server';
import { moveOnDesk } from '../../../app/services/comments/triage-comment.server';
import { viewComment } from '../../../app/services/comments/view-comment.server';
import { viewDispositionReport } from '../../../app/services/comments/view-disposition-report.server';
import { viewParticipation } from '../../../app/services/participation/view-participation.server';
import { isoCsv } from '../../../app/services/sheets/iso-table';
import { postSheet } from '../../../app/services/sheets/post-sheet.server';
import { uploadSheet } from '../../../app/services/sheets/upload-sheet.server';
import { viewSheet } from '../../../app/services/sheets/view-sheet.server';
import { listCommentsToName } from '../../../db/queries/votes';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { good } from '../../support/amendments';
import { commentWorld } from '../../support/comments';
import { makePerson, signedIn, testContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';
import { DECISION } from '../comments/typed-decision';
import { noticesOf } from '../patches/under-notice';

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

  it('PM-24: says who recorded the answer of whoever is not here, on every page', async () => {
    const at = await commentWorld(testContext(await freshStore(engine), { openTexts: async () => texts }));
    const clerk = await makePerson(at.ctx, { name: 'Sofia Secretariat', offices: ['secretariat'] });
    const office = await signedIn(at.ctx, clerk);
    const bytes = new TextEncoder().encode(ROWS.join('\n'));
    const file = { bytes, fileName: 'log.csv', tooLarge: false, organisationId: '', forOthers: true };
    const { sheetId } = good(await uploadSheet(office, at.reference, '1.0.0', file));
    await postSheet(office, sheetId);
    const { entry } = await viewComment(office, at.reference, 2);
    await moveOnDesk(at.chair, { commentId: entry.id, move: 'triage' });
    good(await decideOnComment(at.chair, entry.id, { ...DECISION, disposition: 'noted', reason: 'Seen.' }));
    const asked = await viewComment(office, at.reference, 2);
    expect(asked.may.answer).toBe(true);
    expect(asked.entry.author.name).toBe('Ben Elsewhere');

    good(await answerDecision(office, { commentId: entry.id, content: 'not-content' }));
    const view = await viewComment(at.ctx, at.reference, 2);
    expect(renderToStaticMarkup(createElement(DecisionPart, { view }))).toContain(
      'Not content, recorded by Sofia Secretariat of the Secretariat',
    );
    const report = await viewDispositionReport(at.ctx, at.reference, '1.0.0');
    expect(isoCsv(report.lines)).toContain(
      'Commenter: Not content, recorded by Sofia Secretariat of the Secretariat.',
    );
    expect(await noticesOf(at.chair)).toContainEqual(
      expect.stringMatching(
        /^Ben Elsewhere is not content, as Sofia Secretariat of the Secretariat recorded, with/,
      ),
    );
  });

  it('shows whose comment each row of one’s own sheet is, and takes one’s own name there', async () => {
    const at = await commentWorld(testContext(await freshStore(engine), { openTexts: async () => texts }));
    const rows = [
      'Type,Comments,Commenter',
      'te,One.,carol  Commenter',
      'te,Two.,',
      'te,Three.,Ada Elsewhere',
    ];
    const bytes = new TextEncoder().encode(rows.join('\n'));
    const file = { bytes, fileName: 'own.csv', tooLarge: false, organisationId: '', forOthers: false };
    const { sheetId } = good(await uploadSheet(at.commenter, at.reference, '1.0.0', file));
    const { lines } = await viewSheet(at.commenter, sheetId);
    expect(lines.map(({ commenter, faults }) => [commenter, faults.map(({ says }) => says)])).toEqual([
      ['Carol Commenter', []],
      ['Carol Commenter', []],
      ['Ada Elsewhere', [expect.stringContaining('“Ada Elsewhere” is not your name')]],
    ]);
    expect(await postSheet(at.commenter, sheetId)).toBe(2);
    expect((await viewComment(at.ctx, at.reference, 1)).entry).toMatchObject({
      author: { name: 'Carol Commenter' },
      recordedBy: null,
    });
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
