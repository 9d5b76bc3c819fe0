import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { insertFile } from '../../../db/queries/files';
import { insertText } from '../../../db/queries/texts';
import { checkFrozenRecords } from '../../../server/frozen-records';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');

describe.each(enginesUnderTest())('a picture in a frozen text, on %s', (engine) => {
  it('is held against its hash, and missed where it is gone', async () => {
    const store = await freshStore(engine);
    const bytes = Buffer.from('a picture');
    const picture = sha256(bytes);
    const canonical = `{"content":[{"attrs":{"src":"/files/${picture}"},"type":"figure"}],"type":"doc"}`;
    const hash = sha256(canonical);
    const shown = { html: '', outline: [], requirements: [], findings: [], words: 0 };
    const createdAt = new Date();
    await store.tx(async (tx) => {
      await insertText(tx, { hash, canonical, ...shown, createdAt });
      await insertFile(tx, { hash: picture, mediaType: 'image/png', bytes, uploadedBy: null, createdAt });
    });
    expect((await checkFrozenRecords(store)).faults).toEqual([]);
    const other = { bytes: Buffer.from('another picture') };
    await store.tx(({ db, tables }) => db.update(tables.files).set(other));
    const said = `The picture ${picture} in the frozen text ${hash} is not`;
    expect((await checkFrozenRecords(store)).faults).toEqual([`${said} what its hash names.`]);
    await store.tx(({ db, tables }) => db.delete(tables.files));
    expect((await checkFrozenRecords(store)).faults).toEqual([`${said} there.`]);
  });
});
