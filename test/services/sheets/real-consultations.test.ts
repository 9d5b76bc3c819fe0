import { afterAll, expect, it } from 'vitest';
import { verifyRecord } from '../../../app/services/audit/verify-record.server';
import { answerDecision, recordSilences } from '../../../app/services/comments/after-decision.server';
import { reportCsv } from '../../../app/services/comments/comments-csv';
import { decideOnComment, withdrawComment } from '../../../app/services/comments/decide-comment.server';
import { recordStandingDecisions } from '../../../app/services/comments/let-decisions-stand.server';
import { viewDispositionReport } from '../../../app/services/comments/view-disposition-report.server';
import { actOnSeveral } from '../../../app/services/desk/act-on-several.server';
import { isoBook } from '../../../app/services/sheets/iso-table';
import { postSheet } from '../../../app/services/sheets/post-sheet.server';
import { EMPTY_ROW, SHEET_COLUMNS, TYPE_LETTERS } from '../../../app/services/sheets/sheet-columns';
import { uploadSheet } from '../../../app/services/sheets/upload-sheet.server';
import { viewSheet } from '../../../app/services/sheets/view-sheet.server';
import { listDeskComments } from '../../../db/queries/comment-desk';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { announceMissingData, hasSharedData } from '../../document/shared-data';
import { type CommentWorld, commentWorld } from '../../support/comments';
import { asClock, makePerson, signedIn, type TestContext, testContext } from '../../support/context';
import { freshStore } from '../../support/store';
import { type RealComment, type RealLog, realLogs } from './real-logs';

const texts = createTextWorkshop();

afterAll(() => texts.close());

if (!hasSharedData) announceMissingData('the real consultations of W3C and OASIS, replayed through the desk');

/** Comments that are proposed together, where the others are decided one by one. */
const IN_BLOCK = 8;

it.runIf(hasSharedData)(
  'replays every comment and decision of two real consultations, and loses no word',
  async () => {
    const logs = realLogs();
    expect(logs.map(({ comments }) => comments.length)).toEqual([30, 73, 224, 11, 13, 6, 2]);
    for (const log of logs) await replay(log);
  },
);

async function replay(log: RealLog): Promise<void> {
  const at = await commentWorld(testContext(await freshStore('sqlite'), { openTexts: async () => texts }));
  const clerk = await makePerson(at.ctx, { name: 'Sofia Secretariat', offices: ['secretariat'] });
  const office = await signedIn(at.ctx, clerk);
  await bringIn(at, office, log);
  const ids = await idsOf(at);
  for (const part of parts([...ids.values()], 100)) {
    const triaged = await actOnSeveral(at.editor, at.versionId, part, { act: 'triage' });
    expect(triaged).toMatchObject({ ok: true, result: { refused: [] } });
  }
  await decideAll(at, office, log, ids);
  at.ctx.advance({ days: 8 });
  await recordStandingDecisions(asClock(at.ctx));
  for (const { reference, content, disposition } of log.comments) {
    const commentId = ids.get(reference) ?? '';
    if (!content || disposition === 'withdrawn') continue;
    expect(await answerDecision(office, { commentId, content: 'content' }), reference).toMatchObject({
      ok: true,
    });
  }
  at.ctx.advance({ days: 15 });
  await recordSilences(asClock(at.ctx));
  await readBack(at, log);
  expect(await verifyRecord(at.ctx)).toMatchObject({ whole: true });
}

/** The log as a sheet in ISO's layout, uploaded and posted by the Secretariat. */
async function bringIn(at: CommentWorld, office: TestContext, { name, comments }: RealLog): Promise<void> {
  const rows = comments.map(({ reference, commenter, type, body }) => {
    const cells = { ...EMPTY_ROW, reference, commenter, type: TYPE_LETTERS[type], comment: body };
    return SHEET_COLUMNS.map(({ key }) => cells[key]);
  });
  const bytes = await texts.writeSheet({
    title: name,
    pages: [{ name: 'Comments', columns: SHEET_COLUMNS, rows }],
  });
  const file = { bytes, fileName: 'log.xlsx', tooLarge: false, organisationId: '', forOthers: true };
  const answer = await uploadSheet(office, at.reference, '1.0.0', file);
  if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
  const { sheetId } = answer.result;
  const preview = await viewSheet(office, sheetId);
  expect(preview.lines.flatMap(({ faults }) => faults)).toEqual([]);
  expect(await postSheet(office, sheetId)).toBe(comments.length);
}

/** The comments by their numbers in the log. */
async function idsOf(at: CommentWorld): Promise<ReadonlyMap<string, string>> {
  const rows = await at.ctx.store.read((tx) => listDeskComments(tx, at.versionId));
  return new Map(rows.map(({ id, elsewhere }) => [elsewhere?.reference ?? '', id]));
}

/** The first of those with one and the same decision as a block, which stands by silence; the others one by one. */
async function decideAll(
  at: CommentWorld,
  office: TestContext,
  { comments }: RealLog,
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const same = new Map<string, RealComment[]>();
  for (const one of comments) {
    const key = JSON.stringify([one.disposition, one.impact, one.reason]);
    same.set(key, [...(same.get(key) ?? []), one]);
  }
  for (const group of same.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const { disposition, reason, impact } = first;
    const decision = { disposition, reason, impact: impact ?? '', duplicateOf: '' };
    const block = group.length > 1 && disposition !== 'withdrawn' ? group.slice(0, IN_BLOCK) : [];
    if (block.length > 0) {
      const inIt = block.map(({ reference }) => ids.get(reference) ?? '');
      const proposed = await actOnSeveral(at.chair, at.versionId, inIt, {
        act: 'propose',
        block: 'As one',
        decision,
      });
      expect(proposed).toMatchObject({ ok: true, result: { refused: [] } });
    }
    for (const { reference } of group.slice(block.length)) {
      const id = ids.get(reference) ?? '';
      const answer =
        disposition === 'withdrawn'
          ? await withdrawComment(office, id, reason)
          : await decideOnComment(at.chair, id, {
              ...decision,
              how: 'chair',
              countFor: '',
              countAgainst: '',
            });
      expect(answer, reference).toMatchObject({ ok: true });
    }
  }
}

/** Every field of every record stands in the report of the page, in its table and in the workbook of ISO's layout. */
async function readBack(at: CommentWorld, { name, comments }: RealLog): Promise<void> {
  const { lines, undecided } = await viewDispositionReport(at.ctx, at.reference, '1.0.0');
  expect([lines.length, undecided], name).toEqual([comments.length, 0]);
  const csv = reportCsv(lines, 'http://localhost').split('\r\n').join('\n').replaceAll('""', '"');
  const book = await texts.readSheet(await texts.writeSheet(isoBook(name, lines)), 'xlsx');
  for (const one of comments) {
    const line = lines.find(({ saidElsewhere }) => saidElsewhere?.reference === one.reference);
    expect(line, one.reference).toMatchObject({
      author: { name: one.commenter },
      type: one.type,
      body: one.body,
      disposition: one.disposition,
      impact: one.impact,
      reason: one.reason,
      recordedBy: 'Sofia Secretariat',
      content: one.disposition === 'withdrawn' ? null : one.content ? 'content' : 'silent',
    });
    const page = [line?.saidElsewhere?.reference, line?.author.name, line?.body, line?.reason].join('\n');
    const row = book.rows
      .find(({ cells }) => cells[SHEET_COLUMNS.length - 1] === one.reference)
      ?.cells.join('\n');
    for (const theirs of one.theirs) {
      expect(page, one.reference).toContain(theirs);
      expect(row, one.reference).toContain(theirs);
      expect(csv, one.reference).toContain(theirs);
    }
  }
}

function parts<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );
}
