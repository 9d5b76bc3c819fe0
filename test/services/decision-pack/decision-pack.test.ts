import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../app/domain/canonical-json';
import { decisionPack } from '../../../app/services/decision-pack/decision-pack.server';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { enginesUnderTest } from '../../support/postgres';
import { drafting, published, standardWorld } from '../../support/standards';

const texts = createTextWorkshop();
afterAll(() => texts.close());

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

describe.each(enginesUnderTest())('a decision pack on %s', (engine) => {
  it('holds what a published version rests on, and can be checked with a hash alone', async () => {
    const w = await standardWorld(engine, texts);
    const place = await published(w);
    const pack = await decisionPack(w.ctx, place.reference, place.number);
    if (typeof pack.body === 'string') throw new Error('No archive');
    const files = unzipSync(pack.body);
    const words = (name: string) => new TextDecoder().decode(files[name]);
    for (const line of words('SHA256SUMS').trim().split('\n')) {
      const [sum = '', name = ''] = line.split('  ');
      expect(sha256(files[name] ?? ''), name).toBe(sum);
    }
    const record = JSON.parse(words('record.json'));
    expect(sha256(files[`text/${place.reference}-${place.number}.json`] ?? '')).toBe(record.hash);
    expect(words('README.txt')).toContain(record.hash);
    expect(words('comment-decisions.csv')).toContain('Decision,Reason');
    expect(words('participation.csv')).toContain('Larch Systems,Supplier (small or medium),5,');
    expect(record.participation.warnings).toMatchObject([{ rule: 'PA-3' }]);
    expect(record.moves.at(-1)).toMatchObject({ state: 'published' });

    const { events, head } = JSON.parse(words('audit-events.json'));
    expect(events.length).toBeGreaterThan(2);
    expect(events.at(-1).sequence).toBeLessThanOrEqual(head.sequence);
    for (const { hash, previousHash, ...event } of events) {
      if (event.closed === true) continue;
      // As the README says it: the words of the moment are what the portal hashed.
      const named = { ...event, at: event.at };
      expect(sha256(`${previousHash}\n${canonicalJson(named)}`), event.act).toBe(hash);
    }
    expect(JSON.stringify(record) + words('audit-events.json')).not.toMatch(/[\w.]+@[\w.]+\.\w+/);
  });

  it('is not made of a version that is not published', async () => {
    const w = await standardWorld(engine, texts);
    const place = await drafting(w);
    await expect(decisionPack(w.lead, place.reference, place.number)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
