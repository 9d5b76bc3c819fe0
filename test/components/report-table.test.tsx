import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ReportTable } from '../../app/components/comments/report-table';
import { SaidElsewhere } from '../../app/components/comments/said-elsewhere';
import type { ReportLine } from '../../app/services/comments/view-disposition-report.server';

const saidElsewhere = {
  author: 'Ada Elsewhere',
  organisation: 'Far Ltd',
  reference: 'csprd01 2',
  line: '17',
  passage: 'Table 1',
  observations: 'disposition: Completed',
};

const LINE: ReportLine = {
  id: 'c1',
  number: 1,
  name: 'C-1',
  path: '/standards/STD-0001/comments/C-1',
  version: '1.0.0',
  author: { name: 'Ada Elsewhere', organisation: 'Far Ltd', organisationSlug: null },
  recordedBy: 'Sofia Secretariat',
  saidElsewhere,
  interestCategory: null,
  type: 'technical',
  blocking: true,
  blockingReason: 'We cannot send it.',
  late: false,
  state: 'decided',
  undecided: false,
  disposition: 'accepted',
  reason: 'Right.',
  body: 'Too long.',
  proposedWording: 'Shorter.',
  quote: 'within a day',
  passage: '',
  createdAt: new Date('2026-01-05T12:00:00Z'),
  editedAt: null,
  removed: false,
  place: {
    state: 'whole',
    clause: '',
    clauseId: '',
    clauseNumber: '',
    requirement: null,
    blockId: null,
    now: null,
  },
  impact: 'compatible',
  howDecided: 'count',
  content: null,
  appliedIn: null,
  appliedBy: [],
  decidedAt: new Date('2026-02-03T12:00:00Z'),
  count: { yes: 7, no: 2 },
  duplicateOf: null,
};

test('the page of the report says what its CSV says: the number elsewhere, the words, the reasons, how and when', () => {
  const page = renderToStaticMarkup(<ReportTable lines={[LINE]} caption="Comments" />);
  for (const words of [
    'Called csprd01 2 elsewhere',
    'within a day',
    'In the sheet: Table 1, line 17',
    'We cannot send it.',
    'By a recorded count: 7 for, 2 against',
    '3 February 2026',
    'disposition: Completed',
  ]) {
    expect(page).toContain(words);
  }
});

test('a comment shows what it was called elsewhere and what was said of it there, and one of ours shows nothing', () => {
  const page = renderToStaticMarkup(<SaidElsewhere entry={{ saidElsewhere }} />);
  for (const words of ['csprd01 2', '17', 'Table 1', 'disposition: Completed']) expect(page).toContain(words);
  expect(renderToStaticMarkup(<SaidElsewhere entry={{ saidElsewhere: null }} />)).toBe('');
});
