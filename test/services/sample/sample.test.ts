import { describe, expect, it } from 'vitest';
import { loadSample } from '../../../app/services/sample/load-sample.server';
import { enginesUnderTest } from '../../support/postgres';
import { realContext } from '../../support/real-context';
import { freshStore } from '../../support/store';

describe.each(enginesUnderTest())('the sample on %s', (engine) => {
  it('loads', async () => {
    const ctx = realContext(await freshStore(engine));
    const t = performance.now();
    await loadSample(ctx);
    console.log('ms', performance.now() - t);
    expect(1).toBe(1);
  }, 60_000);
});
