import { afterAll, describe, expect, it } from 'vitest';
import { viewReading } from '../../../app/services/versions/view-reading.server';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { enginesUnderTest } from '../../support/postgres';
import { drafting, standardWorld } from '../../support/standards';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe.each(enginesUnderTest())('addresses of standards on %s', (engine) => {
  it('a reference in small letters leads to the one that is written, and a label to its version', async () => {
    const w = await standardWorld(engine, texts);
    const { reference, number } = await drafting(w);
    const moved = (from: string, to: string) => ({ code: 'moved', fields: { from, to } });
    await expect(viewReading(w.ctx, 'std-0001', number)).rejects.toMatchObject(moved('std-0001', reference));
    const label = `${number}-consultation.1`;
    await expect(viewReading(w.ctx, reference, label)).rejects.toMatchObject(moved(label, number));
    for (const capitals of [`${number}-DRAFT.1`, `${number}-Ballot.2`]) {
      const seen = viewReading(w.ctx, reference, capitals);
      await expect(seen).rejects.toMatchObject(moved(capitals, number));
    }
    for (const [wrong, at] of [
      ['std-0002', number],
      [reference, '7.0.0-draft.1'],
      [reference, `${number}-rubbish.1`],
    ] as const) {
      await expect(viewReading(w.ctx, wrong, at)).rejects.toMatchObject({ code: 'not-found' });
    }
  });
});
