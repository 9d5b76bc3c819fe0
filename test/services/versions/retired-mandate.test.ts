import { eq } from 'drizzle-orm';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, describe, expect, it } from 'vitest';
import { AboutMandate } from '../../../app/components/reading/about-mandate';
import { viewUse } from '../../../app/services/use/view-use.server';
import { viewReading } from '../../../app/services/versions/view-reading.server';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { enginesUnderTest } from '../../support/postgres';
import { published, standardWorld } from '../../support/standards';

const texts = createTextWorkshop();
afterAll(() => texts.close());

const IN_FORCE = new Date('2027-01-10T12:00:00Z');

describe.each(enginesUnderTest())('a mandated version after its end on %s', (engine) => {
  it.each([
    ['2028-01-10T12:00:00Z', 'It was mandatory from'],
    ['2026-12-10T12:00:00Z', 'It was to be mandatory from'],
  ])('LC-49: that was deprecated at %s: %s', async (deprecated, words) => {
    const w = await standardWorld(engine, texts);
    const { reference, number, versionId } = await published(w);
    await w.ctx.store.tx(async ({ db, tables: { versions } }) => {
      const change = { complyBy: IN_FORCE, mandatedAt: w.ctx.now(), deprecatedAt: new Date(deprecated) };
      await db
        .update(versions)
        .set({ ...change, state: 'retired', retiredAt: new Date('2029-01-10T12:00:00Z') })
        .where(eq(versions.id, versionId));
    });
    const view = await viewReading(w.reader, reference, number);
    const page = renderToStaticMarkup(createElement(AboutMandate, { view }));
    expect(page.replace(/<[^>]*>/g, '')).toContain(words);
    const { version } = await viewUse(w.reader, reference, number);
    expect(version.wasMandatory).toBe(words === 'It was mandatory from');
  });
});
