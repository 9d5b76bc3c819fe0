import { afterAll, describe, expect, it } from 'vitest';
import { verifyRecord } from '../../../app/services/audit/verify-record.server';
import { readCommentSearch } from '../../../app/services/comments/comment-search';
import { commentsCsv } from '../../../app/services/comments/comments-csv';
import { decideOnComment } from '../../../app/services/comments/decide-comment.server';
import { postComment } from '../../../app/services/comments/post-comment.server';
import { moveOnDesk } from '../../../app/services/comments/triage-comment.server';
import { viewComment } from '../../../app/services/comments/view-comment.server';
import { viewComments } from '../../../app/services/comments/view-comments.server';
import { viewDispositionReport } from '../../../app/services/comments/view-disposition-report.server';
import { viewDraftComments } from '../../../app/services/comments/view-draft-comments.server';
import { readDeskSearch } from '../../../app/services/desk/desk-search';
import { viewDesk } from '../../../app/services/desk/view-desk.server';
import { isoBook, isoCsv } from '../../../app/services/sheets/iso-table';
import { correctRow, discardSheet, postSheet } from '../../../app/services/sheets/post-sheet.server';
import { sheetTemplate } from '../../../app/services/sheets/sheet-template.server';
import { type SheetToUpload, uploadSheet } from '../../../app/services/sheets/upload-sheet.server';
import { viewSheet } from '../../../app/services/sheets/view-sheet.server';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { aComment, type CommentWorld, commentWorld, TEXT_TO_COMMENT } from '../../support/comments';
import { makePerson, signedIn, type TestContext, testContext } from '../../support/context';
import { actsRecorded } from '../../support/people';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();

afterAll(() => texts.close());

const HEAD =
  'MB/NC1,Line number (e.g. 17),"Clause/\nSubclause",Paragraph/ Figure/ Table,Type of comment2,Comments,Proposed change,Observations of the secretariat';

function sheet(rows: readonly string[], change: Partial<SheetToUpload> = {}): SheetToUpload {
  const bytes = new TextEncoder().encode([HEAD, ...rows].join('\r\n'));
  return { bytes, fileName: 'ours.csv', tooLarge: false, organisationId: '', forOthers: false, ...change };
}

async function uploaded(at: CommentWorld, by: TestContext, file: SheetToUpload): Promise<string> {
  const answer = await uploadSheet(by, at.reference, '1.0.0', file);
  if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
  return answer.result.sheetId;
}

describe.each(enginesUnderTest())('sheets of comments on %s', (engine) => {
  const world = async () =>
    commentWorld(testContext(await freshStore(engine), { openTexts: async () => texts }), {
      text: TEXT_TO_COMMENT,
    });

  it('shows each row as it would be posted, and for each fault the row, the column and the cure', async () => {
    const at = await world();
    const id = await uploaded(
      at,
      at.commenter,
      sheet([
        ',,1,"between sites",te,Too long.,In an hour.,',
        ',,STD-0001-R1,,Question,Which one?,,',
        ',,7.9,,xx,,Only a change,',
        ',,2,,,,,',
        ',,,,ge,On all of it.,,',
      ]),
    );
    const view = await viewSheet(at.commenter, id);
    expect(view).toMatchObject({ sound: 3, faulty: 1, posted: 0, organisation: null });
    expect(view.lines.map(({ row, place, type }) => [row, place, type])).toEqual([
      [2, '1 Scope', 'technical'],
      [3, 'STD-0001-R1 in 2 Answers', 'question'],
      [4, null, null],
      [6, null, 'general'],
    ]);
    expect(view.lines[2]?.faults.map(({ column }) => column)).toEqual([
      'Comments',
      'Type of comment',
      'Clause/Subclause',
    ]);
    for (const { says } of view.lines[2]?.faults ?? []) expect(says).toMatch(/(Write|Enter|Use) /);
  });

  it('posts the sound rows once, keeps the faulty ones to be corrected, and finds the words they are about', async () => {
    const at = await world();
    const file = sheet(['small supplier,,1,between sites,te,Too long.,,', ',,9,,te,Elsewhere.,,'], {
      organisationId: at.supplier.id,
    });
    const id = await uploaded(at, at.commenter, file);
    const both = await Promise.allSettled([postSheet(at.commenter, id), postSheet(at.commenter, id)]);
    const numbers = both.map((one) => (one.status === 'fulfilled' ? one.value : 0));
    expect(numbers.reduce((sum, one) => sum + one, 0)).toBe(1);
    const view = await viewComment(at.ctx, at.reference, 1);
    expect(view.entry).toMatchObject({
      body: 'Too long.',
      quote: 'between sites',
      author: { name: 'Carol Commenter', organisation: 'Small Supplier' },
      interestCategory: 'supplier-small',
      place: { clause: '1 Scope', state: 'found' },
    });
    expect(await viewSheet(at.commenter, id)).toMatchObject({ posted: 1, faulty: 1, sound: 0 });
    const faulty = (await viewSheet(at.commenter, id)).lines.find(({ faults }) => faults.length > 0);
    await correctRow(at.commenter, id, faulty?.row ?? 0, { clause: '2 Answers' });
    expect(await postSheet(at.commenter, id)).toBe(1);
    await expect(correctRow(at.commenter, id, faulty?.row ?? 0, { type: 'ed' })).rejects.toMatchObject({
      code: 'conflict',
    });
    const again = await uploaded(at, at.commenter, file);
    const [known] = (await viewSheet(at.commenter, again)).lines;
    expect(known?.faults[0]?.says).toContain('C-1');
    await discardSheet(at.commenter, id);
    expect((await viewComment(at.ctx, at.reference, 2)).entry.body).toBe('Elsewhere.');
    const acts = await actsRecorded(at.ctx.store);
    expect(acts.filter((act) => act === 'comment-posted')).toHaveLength(2);
    expect(await verifyRecord(at.ctx)).toMatchObject({ whole: true });
  });

  it('PM-9 PM-24: is for those who may comment, and only the Secretariat records for others', async () => {
    const at = await world();
    const plain = sheet([',,1,,te,Too long.,,']);
    await expect(uploadSheet(at.ctx, at.reference, '1.0.0', plain)).rejects.toMatchObject({
      code: 'sign-in-needed',
    });
    for (const change of [{ organisationId: at.supplier.id }, { forOthers: true }]) {
      const answer = await uploadSheet(at.participant, at.reference, '1.0.0', { ...plain, ...change });
      expect(answer).toMatchObject({ ok: false, errors: { form: expect.any(String) } });
    }
    const id = await uploaded(at, at.commenter, plain);
    await expect(viewSheet(at.participant, id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(postSheet(at.participant, id)).rejects.toMatchObject({ code: 'not-found' });

    const clerk = await makePerson(at.ctx, { name: 'Sofia Secretariat', offices: ['secretariat'] });
    const office = await signedIn(at.ctx, clerk);
    const others = `${HEAD},Commenter,Reference`;
    const rows = [others, 'Far Away Ltd,,1,,te,Too long.,,,Ada Elsewhere,A-1', ',,1,,te,Nobody said it.,,,,'];
    const bytes = new TextEncoder().encode(rows.join('\n'));
    const kept = await uploaded(at, office, sheet([], { bytes, forOthers: true }));
    expect((await viewSheet(office, kept)).lines[1]?.faults[0]?.column).toBe('Commenter');
    expect(await postSheet(office, kept)).toBe(1);
    const view = await viewComment(at.ctx, at.reference, 1);
    expect(view.entry.author).toMatchObject({ name: 'Ada Elsewhere', organisation: 'Far Away Ltd' });
    expect(view.entry.recordedBy).toBe('Sofia Secretariat');
    await postComment(at.commenter, aComment(at));
    const everywhere = {
      list: (await viewComments(at.ctx, at.reference, readCommentSearch(new URLSearchParams()))).comments,
      report: (await viewDispositionReport(at.ctx, at.reference, '1.0.0')).lines,
      desk: (await viewDesk(at.chair, at.reference, '1.0.0', readDeskSearch(new URLSearchParams('show=all'))))
        .rows,
    };
    for (const [place, entries] of Object.entries(everywhere)) {
      const said = entries.map(({ number, recordedBy }) => ({ number, recordedBy }));
      expect(said, place).toEqual(
        expect.arrayContaining([
          { number: 1, recordedBy: 'Sofia Secretariat' },
          { number: 2, recordedBy: null },
        ]),
      );
    }
    const [head, first] = commentsCsv(everywhere.report, 'https://portal.example').split('\r\n');
    expect(head).toContain('Recorded by the Secretariat');
    expect(first).toContain('Sofia Secretariat');
    expect(isoCsv(everywhere.report)).toContain('Recorded by Sofia Secretariat of the Secretariat.');
    const beside = (await viewDraftComments(at.editor, at.documentId)).comments;
    expect(beside.find(({ number }) => number === 1)).toMatchObject({
      author: { name: 'Ada Elsewhere' },
      recordedBy: 'Sofia Secretariat',
    });
  });

  it('PM-24: a sheet of one’s own puts no other organisation’s name on a comment, and the desk names its writer', async () => {
    const at = await world();
    const rows = ['Far Away Ltd,,1,,te,Too long.,,', 'Small Supplier,,2,,te,Say when.,,'];
    const own = await uploaded(at, at.commenter, sheet(rows));
    const { lines } = await viewSheet(at.commenter, own);
    for (const { faults } of lines) {
      expect(faults).toMatchObject([{ key: 'organisation', says: expect.stringContaining('for yourself') }]);
    }
    const ours = await uploaded(at, at.commenter, sheet(rows, { organisationId: at.supplier.id }));
    expect(await postSheet(at.commenter, ours)).toBe(1);
    const desk = await viewDesk(
      at.chair,
      at.reference,
      '1.0.0',
      readDeskSearch(new URLSearchParams('show=all')),
    );
    expect(desk.rows.map(({ from }) => from)).toEqual(['Carol Commenter, Small Supplier']);
  });

  it.each([
    ['nothing', new Uint8Array(), 'Choose a file'],
    ['no head', new TextEncoder().encode('a,b\nc,d'), 'Begin with the template'],
    ['no comment', new TextEncoder().encode(`${HEAD}\n,,1,,,,,`), 'No row holds a comment'],
    ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3), '.xls file'],
    ['a damaged workbook', new TextEncoder().encode('PK\u0003\u0004 no more'), 'damaged'],
  ])('refuses %s with what to do', async (_, bytes, says) => {
    const at = await world();
    expect(await uploadSheet(at.commenter, at.reference, '1.0.0', sheet([], { bytes }))).toMatchObject({
      ok: false,
      errors: { file: expect.stringContaining(says) },
    });
  });

  it('gives a template with the clauses, which comes back as it was filled in', async () => {
    const at = await world();
    const { book, csv } = await sheetTemplate(at.ctx, at.reference, '1.0.0');
    expect(book.pages[0]?.rows.map((row) => row[2])).toEqual(['1 Scope', '2 Answers']);
    expect(book.pages[1]?.rows).toContainEqual(['STD-0001-R1 in 2 Answers']);
    expect(csv.split('\r\n')[1]).toContain('1 Scope');
    const [page] = book.pages;
    if (page === undefined) throw new Error('The template has no page.');
    const rows = page.rows.map((row) =>
      row.map((cell, at) => (at === 4 ? 'te' : at === 5 ? '=Say when.' : cell)),
    );
    const bytes = await texts.writeSheet({ ...book, pages: [{ ...page, rows }] });
    const id = await uploaded(at, at.commenter, sheet([], { bytes, fileName: 'ours.xlsx' }));
    const view = await viewSheet(at.commenter, id);
    expect(view).toMatchObject({ sound: 2, faulty: 0 });
    expect(view.lines.map(({ place }) => place)).toEqual(['1 Scope', '2 Answers']);
  });

  it('the report says everything in ISO’s layout too, and no cell of it is a formula', async () => {
    const at = await world();
    const row12 = sheet(['Small Supplier,12,1,Table 1,te,=1+1,-x,'], { organisationId: at.supplier.id });
    const id = await uploaded(at, at.commenter, row12);
    await postSheet(at.commenter, id);
    const view = await viewComment(at.ctx, at.reference, 1);
    await moveOnDesk(at.chair, { commentId: view.entry.id, move: 'triage' });
    const decision = { disposition: 'accepted', reason: 'Right.', impact: 'compatible', duplicateOf: '' };
    const counted = { ...decision, how: 'count', countFor: '7', countAgainst: '2' };
    await decideOnComment(at.chair, view.entry.id, counted);
    const { lines } = await viewDispositionReport(at.ctx, at.reference, '1.0.0');
    const [row = []] = isoBook('Report', lines).pages[0]?.rows ?? [];
    expect(row.slice(0, 7)).toEqual(['Small Supplier', '12', '1', 'Table 1', 'te', '=1+1', '-x']);
    for (const words of ['Accepted.', 'Right.', 'Impact: Compatible.', '7 for, 2 against']) {
      expect(row[7]).toContain(words);
    }
    expect(isoCsv(lines)).toContain(",te,'=1+1,'-x,");
    const back = await texts.readSheet(await texts.writeSheet(isoBook('Report', lines)), 'xlsx');
    expect(back.rows[1]?.cells).toEqual(row);
  });
});
