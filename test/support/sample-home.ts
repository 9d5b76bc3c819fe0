import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { scratchFolder } from './scratch';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A folder of the run's own, where the first file that needs the sample leaves it for the others. */
    sampleHome: string;
  }
}

/** Makes the folder before a run, and removes it after. */
export default function setUp({ provide }: TestProject): () => void {
  const home = mkdtempSync(join(scratchFolder(), 'concord-sample-'));
  provide('sampleHome', home);
  return () => rmSync(home, { recursive: true, force: true });
}
