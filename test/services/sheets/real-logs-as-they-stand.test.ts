import { readFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { DISPOSITION_LABELS } from '../../../app/domain/labels/comments';
import { observedDecision } from '../../../app/domain/observed-decision';
import { reportCsv } from '../../../app/services/comments/comments-csv';
import { viewDispositionReport } from '../../../app/services/comments/view-disposition-report.server';
import { isoCsv } from '../../../app/services/sheets/iso-table';
import { postSheet } from '../../../app/services/sheets/post-sheet.server';
import { uploadSheet } from '../../../app/services/sheets/upload-sheet.server';
import { viewSheet } from '../../../app/services/sheets/view-sheet.server';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { announceMissingData, hasSharedData, sharedBytes } from '../../document/shared-data';
import { commentWorld } from '../../support/comments';
import { makePerson, signedIn, testContext } from '../../support/context';
import { freshStore } from '../../support/store';
import { realLogs } from './real-logs';

const texts = createTextWorkshop();

afterAll(() => texts.close());

if (!hasSharedData) announceMissingData('the logs of W3C and OASIS, uploaded as they stand');

it.runIf(hasSharedData)(
  'takes every real log as it stands, keeps its words and reads its decisions',
  async () => {
    for (const { name, comments } of realLogs()) {
      const ctx = testContext(await freshStore('sqlite'), { openTexts: async () => texts });
      const at = await commentWorld(ctx);
      const office = await signedIn(ctx, await makePerson(ctx, { name: 'Sofia', offices: ['secretariat'] }));
      const file = { bytes: sharedBytes(name), fileName: name, tooLarge: false, organisationId: '' };
      const answer = await uploadSheet(office, at.reference, '1.0.0', { ...file, forOthers: true });
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.errors)}`);
      const preview = await viewSheet(office, answer.result.sheetId);
      expect([preview.sound, preview.leftOut], name).toEqual([comments.length, []]);
      expect(
        preview.lines.map(({ fillsIn }) => fillsIn),
        name,
      ).toEqual(comments.map(({ disposition }) => disposition));
      await postSheet(office, answer.result.sheetId);
      const { lines } = await viewDispositionReport(ctx, at.reference, '1.0.0');
      const forms = [reportCsv(lines, ''), isoCsv(lines)].map((text) =>
        text.replaceAll('\r\n', '\n').replaceAll('""', '"'),
      );
      for (const word of comments.flatMap(({ theirs }) => theirs)) {
        for (const form of forms) expect(form, name).toContain(word);
      }
    }
  },
);

it('CD-30: the written mapping and the one that is used are the same', () => {
  const page = readFileSync(new URL('../../../docs/consultations-elsewhere.md', import.meta.url), 'utf8');
  const table = page.slice(page.indexOf('## Their words for what became'));
  const rows = [...table.matchAll(/^\| (?!theirs|---)([^|]+) \| ([^|]+) \| [^|]+ \|$/gm)];
  expect(rows.length).toBeGreaterThan(11);
  for (const [, theirs = '', ours = ''] of rows) {
    for (const word of theirs.replace(/ \((W3C|OASIS|ISO|W3C’s cycle|W3C's cycle)\)/g, '').split('; ')) {
      const read = observedDecision(word);
      expect(read && DISPOSITION_LABELS[read.disposition], word).toBe(ours);
    }
  }
});
