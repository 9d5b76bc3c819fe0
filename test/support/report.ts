/** What is read of the report that Vitest writes as JSON. */
export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly success: boolean;
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[] | null;
    }[];
  }[];
}

export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** The tests that failed first and passed when they were tried again: where they stand, and the first fault. */
  readonly again: readonly string[];
}

/** What came of a run. A run that ended badly without a failed test counts as one failed. */
export function outcomeOf(report: VitestReport): Outcome {
  const again = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status, failureMessages }) => status === 'passed' && (failureMessages ?? []).length > 0)
      .map(({ fullName, failureMessages }) => {
        const file = name.replace(/^.*\/(?=test\/)/, '');
        return `${file}: ${fullName}: ${failureMessages?.[0]?.split('\n')[0] ?? ''}`;
      }),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + (report.numFailedTests === 0 && !report.success ? 1 : 0),
    skipped: report.numPendingTests + report.numTodoTests,
    again,
  };
}

/** The last lines of a run: every test that passed only at a second try by its name, and then the counts. */
export function closingLines({ passed, failed, skipped, again }: Outcome): string[] {
  const counts = [`${passed} passed`, `${failed} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : [])];
  return [...again.map((words) => `Passed only when tried again: ${words}`), `tests: ${counts.join(', ')}`];
}
