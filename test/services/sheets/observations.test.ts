import { afterAll, describe, expect, it } from 'vitest';
import { verifyRecord } from '../../../app/services/audit/verify-record.server';
import { reportCsv } from '../../../app/services/comments/comments-csv';
import { decideOnComment } from '../../../app/services/comments/decide-comment.server';
import { removeComment } from '../../../app/services/comments/remove-words.server';
import { replyToComment } from '../../../app/services/comments/reply-to-comment.server';
import { moveOnDesk } from '../../../app/services/comments/triage-comment.server';
import { viewComment } from '../../../app/services/comments/view-comment.server';
import { viewDispositionReport } from '../../../app/services/comments/view-disposition-report.server';
import { isoBook, isoCsv } from '../../../app/services/sheets/iso-table';
import { postSheet } from '../../../app/services/sheets/post-sheet.server';
import { uploadSheet } from '../../../app/services/sheets/upload-sheet.server';
import { viewSheet } from '../../../app/services/sheets/view-sheet.server';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { type CommentWorld, commentWorld, TEXT_TO_COMMENT } from '../../support/comments';
import { makePerson, signedIn, type TestContext, testContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();

afterAll(() => texts.close());

const HEAD =
  'MB/NC,Clause/Subclause,Type of comment,Comments,Proposed change,Observations of the secretariat,Commenter,Reference';

async function upload(at: CommentWorld, by: TestContext, bytes: Uint8Array, forOthers: boolean) {
  const file = { bytes, fileName: 'sheet', tooLarge: false, organisationId: '', forOthers };
  const answer = await uploadSheet(by, at.reference, '1.0.0', file);
  if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
  return answer.result.sheetId;
}

const csv = (...rows: readonly string[]) => new TextEncoder().encode(rows.join('\r\n'));

describe.each(enginesUnderTest())('what a sheet says became of its comments, on %s', (engine) => {
  async function world() {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    const at = await commentWorld(ctx, { text: TEXT_TO_COMMENT });
    const clerk = await makePerson(ctx, { name: 'Sofia Secretariat', offices: ['secretariat'] });
    return { ...at, office: await signedIn(ctx, clerk) };
  }

  it('CD-30: stands beside the comment in its own words, fills in the form of the decision, and decides nothing', async () => {
    const at = await world();
    const row = ',1,te,Too long.,,"Rejected (no consensus)\nSee the minutes.",Ada Elsewhere,15A';
    const sheet = await upload(at, at.office, csv(HEAD, row), true);
    const [line] = (await viewSheet(at.office, sheet)).lines;
    expect(line).toMatchObject({
      fillsIn: 'not-accepted',
      cells: { observations: expect.stringContaining('no consensus') },
    });
    expect(await postSheet(at.office, sheet)).toBe(1);

    const { entry, decided, proposal, filledIn } = await viewComment(at.chair, at.reference, 1);
    expect(entry.saidElsewhere).toMatchObject({
      reference: '15A',
      observations: 'Rejected (no consensus)\nSee the minutes.',
    });
    expect([entry.state, decided, proposal]).toEqual(['submitted', null, null]);
    expect(filledIn).toMatchObject({
      disposition: 'not-accepted',
      reason: 'Rejected (no consensus)\nSee the minutes.',
    });
    const { lines } = await viewDispositionReport(at.ctx, at.reference, '1.0.0');
    expect(isoCsv(lines)).toContain('Observation in the sheet: Rejected (no consensus)\nSee the minutes.');
    expect(reportCsv(lines, '')).toContain('Rejected (no consensus)\nSee the minutes.');
    expect(await verifyRecord(at.ctx)).toMatchObject({ whole: true });
  });

  it('CD-30: a commenter’s own “Accepted” is kept, and fills in nothing; the chair’s does', async () => {
    const at = await world();
    const rows = (words: string) =>
      csv(HEAD, `,1,te,${words},,Accepted.,,`, `,1,ed,${words} too,,Accepted.,,`);
    for (const [by, words, fills] of [
      [at.commenter, 'Mine', [null, null]],
      [at.editor, 'Edited', [null, 'accepted']],
      [at.chair, 'Chaired', ['accepted', 'accepted']],
    ] as const) {
      const sheet = await upload(at, by, rows(words), false);
      const { lines } = await viewSheet(by, sheet);
      expect(lines.map(({ fillsIn }) => fillsIn)).toEqual(fills);
      await postSheet(by, sheet);
    }
    const views = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((number) => viewComment(at.chair, at.reference, number)),
    );
    expect(views.map(({ filledIn }) => filledIn?.disposition ?? null)).toEqual([
      null,
      null,
      null,
      'accepted',
      'accepted',
      'accepted',
    ]);
    expect(views.every(({ entry }) => entry.saidElsewhere?.observations === 'Accepted.')).toBe(true);
  });

  it('CD-30: a withdrawal is not filled in, because the desk records none', async () => {
    const at = await world();
    const row = ',1,te,Too long.,,disposition: Retracted,Ada Elsewhere,15A';
    await postSheet(at.office, await upload(at, at.office, csv(HEAD, row), true));
    expect((await viewComment(at.chair, at.reference, 1)).filledIn).toBeNull();
  });

  it('goes with the words of a comment that its author removes', async () => {
    const at = await world();
    const sheet = await upload(at, at.commenter, csv(HEAD, ',1,te,Too long.,,Agreed on the phone.,,'), false);
    await postSheet(at.commenter, sheet);
    const { entry } = await viewComment(at.ctx, at.reference, 1);
    await replyToComment(at.participant, { commentId: entry.id, body: 'Why?', organisationId: '' });
    expect(await removeComment(at.commenter, entry.id)).toMatchObject({ ok: true, result: 'blanked' });
    const left = await viewComment(at.ctx, at.reference, 1);
    expect(JSON.stringify(left.entry)).not.toContain('phone');
    expect(await verifyRecord(at.ctx)).toMatchObject({ whole: true });
  });

  it('our own report comes back in with every word of the decisions, from each of its three forms', async () => {
    const at = await world();
    const rows = [',1,te,Too long.,Shorter.,,Ada Elsewhere,15A', 'Far Ltd,2,ed,Comma.,,Not yet.,Ben,16'];
    await postSheet(at.office, await upload(at, at.office, csv(HEAD, ...rows), true));
    const { entry } = await viewComment(at.chair, at.reference, 1);
    await moveOnDesk(at.chair, { commentId: entry.id, move: 'triage' });
    const decision = {
      disposition: 'accepted-with-changes',
      reason: 'In an hour is too soon.',
      impact: 'compatible',
      duplicateOf: '',
      how: 'count',
      countFor: '7',
      countAgainst: '2',
    };
    expect(await decideOnComment(at.chair, entry.id, decision)).toMatchObject({ ok: true });
    const { lines } = await viewDispositionReport(at.ctx, at.reference, '1.0.0');
    const encode = (text: string) => new TextEncoder().encode(text);
    for (const bytes of [
      await texts.writeSheet(isoBook('Report', lines)),
      encode(isoCsv(lines)),
      encode(reportCsv(lines, 'http://localhost')),
    ]) {
      const there = await world();
      const sheet = await upload(there, there.office, bytes, true);
      const preview = await viewSheet(there.office, sheet);
      expect(preview).toMatchObject({ sound: 2, faulty: 0, leftOut: [] });
      await postSheet(there.office, sheet);
      const { entry: back, filledIn } = await viewComment(there.chair, there.reference, 1);
      expect(back).toMatchObject({
        body: 'Too long.',
        proposedWording: 'Shorter.',
        type: 'technical',
        author: { name: 'Ada Elsewhere' },
        place: { clause: '1 Scope' },
      });
      for (const words of [
        'Accepted with changes',
        'In an hour is too soon.',
        '7 for, 2 against',
        'C-1',
        '15A',
      ]) {
        expect(JSON.stringify(back.saidElsewhere)).toContain(words);
      }
      expect(filledIn).toMatchObject({ disposition: 'accepted-with-changes', impact: 'compatible' });
      expect(filledIn?.reason).toContain('In an hour is too soon.');
      const second = (await viewComment(there.chair, there.reference, 2)).entry;
      expect(second.saidElsewhere?.observations).toContain('Not yet.');
    }
  });

  it('takes the log of another body by its own heads, and says which columns it does not know', async () => {
    const at = await world();
    const log = csv('issue,summary,from,disposition,mood', '7,Too long,Ada,Deferred,cross', '8,No,Ben,,');
    const preview = await viewSheet(at.office, await upload(at, at.office, log, true));
    expect(preview).toMatchObject({ sound: 2, leftOut: ['mood'] });
    expect(preview.lines[0]).toMatchObject({
      type: 'general',
      fillsIn: 'kept-for-later',
      cells: { comment: 'Too long', commenter: 'Ada', reference: '7', observations: 'disposition: Deferred' },
    });
    const file = {
      bytes: csv('a,b', 'c,d'),
      fileName: '',
      tooLarge: false,
      organisationId: '',
      forOthers: true,
    };
    const refused = await uploadSheet(at.office, at.reference, '1.0.0', file);
    for (const head of ['“Comments”', '“Summary”', '“Description”', '“Commenter”', '“Item”']) {
      expect(refused).toMatchObject({ ok: false, errors: { file: expect.stringContaining(head) } });
    }
  });
});
