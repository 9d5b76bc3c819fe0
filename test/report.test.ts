import { expect, it } from 'vitest';
import { closingLines, outcomeOf, type VitestReport } from './support/report';

/** As Vitest writes it: a test that was tried again and passed keeps what it failed of. */
const REPORT: VitestReport = {
  numPassedTests: 2,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  success: true,
  testResults: [
    {
      name: '/home/ada/concord/test/browser/draft.test.ts',
      assertionResults: [
        { fullName: 'a draft is saved', status: 'passed', failureMessages: [] },
        { fullName: 'a draft is shared', status: 'passed', failureMessages: ['Error: too late\n  at x'] },
      ],
    },
  ],
};

it('the last lines of a run name what passed only when it was tried again, and with what it failed', () => {
  expect(closingLines(outcomeOf(REPORT))).toEqual([
    'Passed only when tried again: test/browser/draft.test.ts: a draft is shared: Error: too late',
    'tests: 2 passed, 0 failed',
  ]);
});

it('the last line counts what failed and was skipped, and a run that broke off as a failure', () => {
  const whole = { ...REPORT, testResults: [] };
  expect(closingLines(outcomeOf(whole))).toEqual(['tests: 2 passed, 0 failed']);
  expect(closingLines(outcomeOf({ ...whole, numFailedTests: 3, success: false, numTodoTests: 1 }))).toEqual([
    'tests: 2 passed, 3 failed, 1 skipped',
  ]);
  expect(closingLines(outcomeOf({ ...whole, success: false }))).toEqual(['tests: 2 passed, 1 failed']);
});
