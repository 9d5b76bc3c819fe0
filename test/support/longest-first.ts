import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The files that take longest, the longest first. A fresh checkout knows nothing of earlier runs, and then Vitest
 * goes by size: a short file of a long journey would begin last, and the other workers would wait for it.
 */
const LONG = [
  'test/document/import-corpus.test.ts',
  'test/services/model/walks.test.ts',
  'test/document/workshop.test.ts',
  'test/services/versions/uploading.test.ts',
  'test/browser/every-page.test.ts',
  'test/browser/whole-chain.test.ts',
  'test/server/routes.test.ts',
  'test/browser/year.test.ts',
  'test/browser/editor-saving.test.ts',
  'test/browser/live-truth.test.ts',
  'test/browser/amendments.test.ts',
];

/** Within a group of projects the long files begin first; the rest as Vitest has it. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { root } = this.ctx.config;
    const gone = LONG.filter((name) => !existsSync(join(root, name)));
    if (gone.length > 0)
      throw new Error(`test/support/longest-first.ts names what is no file: ${gone.join(', ')}`);
    const place = ({ moduleId }: TestSpecification) => {
      const found = LONG.findIndex((name) => join(root, name) === moduleId);
      return found === -1 ? LONG.length : found;
    };
    const group = ({ project }: TestSpecification) => project.config.sequence.groupOrder;
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => group(a) - group(b) || place(a) - place(b));
  }
}
