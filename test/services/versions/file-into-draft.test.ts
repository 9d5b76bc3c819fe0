import { afterAll, describe, expect, it } from 'vitest';
import { listAmendments } from '../../../app/services/amendments/list-amendments.server';
import { takeInFile } from '../../../app/services/incoming/take-in-file.server';
import { viewIncoming } from '../../../app/services/incoming/view-incoming.server';
import { forgetWhatRanOut } from '../../../app/services/people/forget-what-ran-out.server';
import { restoreSnapshot } from '../../../app/services/versions/restore-snapshot.server';
import { startDrafting } from '../../../app/services/versions/start-drafting.server';
import { readUpload, uploadText } from '../../../app/services/versions/text-upload.server';
import { listAuditEvents } from '../../../db/queries/audit';
import { readLog } from '../../../db/queries/documents';
import { findFile } from '../../../db/queries/files';
import { changeVersion } from '../../../db/queries/versions';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import type { TestContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { drafting, type StandardWorld, standardWorld, wordsOf } from '../../support/standards';
import { WORD_SPECIFICATION, wordFile } from '../../support/word-file';

const texts = createTextWorkshop();
afterAll(() => texts.close());

const BEFORE = `# Booking messages

## Scope

Clinics and practices. See [the rules](#rules).

> **Requirement (MUST)**
>
> A sender keeps the booking.

## Rules

Nothing is deleted.
`;

/** A draft that began with the text above. */
async function begun(w: StandardWorld) {
  const place = await drafting(w);
  await w.ctx.store.tx((tx) => changeVersion(tx, place.versionId, { documentId: null }));
  const { hash } = await uploadText(w.editor, bytesOf(BEFORE), 'text.md');
  const started = await startDrafting(w.editor, place.versionId, { from: 'file', uploadHash: hash });
  if (!started.allowed) throw new Error('Refused');
  return { ...place, draftId: started.result.documentId };
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function contentOf(w: StandardWorld, documentId: string) {
  const { updates } = await w.ctx.store.read((tx) => readLog(tx, documentId));
  return await texts.readLive([...updates]);
}

async function bring(
  who: TestContext,
  draftId: string,
  bytes: Uint8Array,
  as: 'text' | 'amendment',
  more: { readonly requirements?: readonly number[]; readonly name?: string } = {},
) {
  const { hash } = await uploadText(who, bytes, more.name ?? 'text.md');
  const { requirements = [] } = more;
  const input = { draftId, uploadHash: hash, requirements, as, comments: true, organisationId: '' } as const;
  const decision = await takeInFile(who, input);
  return { hash, decision };
}

const tracked = (kind: string, author: string, inside: string) =>
  `<w:${kind} w:id="1" w:author="${author}" w:date="2026-03-01T10:00:00Z"><w:r>${inside}</w:r></w:${kind}>`;
const words = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

describe.each(enginesUnderTest())('a file that is brought into a draft on %s', (engine) => {
  const world = () => standardWorld(engine, texts);

  it('shows how far it differs before anything is done, and which requirements it leaves out', async () => {
    const w = await world();
    const { draftId, reference } = await begun(w);
    const { hash } = await uploadText(
      w.editor,
      bytesOf('# Booking messages\n\n## Scope\n\nClinics.\n'),
      'b.md',
    );
    const before = await wordsOf(w.ctx, draftId);
    const { found, refused } = await viewIncoming(w.editor, draftId, hash);
    expect(refused).toEqual({ replace: [], propose: [] });
    expect(found?.preview.imported.title).toBe('Booking messages');
    expect(found?.differs).toMatchObject({ removed: [`${reference}-R1`] });
    expect(found?.differs?.wordsRemoved).toBeGreaterThan(5);
    expect(await wordsOf(w.ctx, draftId)).toBe(before);
  });

  it('takes the place of the text as an edit of what differs, after a snapshot that undoes it', async () => {
    const w = await world();
    const { draftId, versionId, reference } = await begun(w);
    const first = await contentOf(w, draftId);
    const changed = BEFORE.replace('Clinics and practices.', 'Clinics, practices and wards.').replace(
      '> A sender keeps the booking.\n',
      '> A sender keeps the booking for good.\n\n> **Requirement (MAY)**\n>\n> A sender asks again.\n',
    );
    const { decision } = await bring(w.editor, draftId, bytesOf(changed), 'text');
    expect(decision).toMatchObject({ allowed: true, result: { amendments: 0, comments: 0 } });
    const after = await contentOf(w, draftId);
    const ids = (content: typeof first.content) => (content.content ?? []).map(({ attrs }) => attrs?.id);
    expect(ids(after.content)).toEqual(expect.arrayContaining(ids(first.content)));
    expect(await wordsOf(w.ctx, draftId)).toContain('Clinics, practices and wards.');
    expect(after.requirements.map(({ ref, level }) => `${ref} ${level}`)).toEqual([
      `${reference}-R1 must`,
      `${reference}-R2 may`,
    ]);
    // The link inside the text still leads to the clause, whose id stayed.
    const rules = after.content.content?.find(({ content }) => content?.[0]?.text === 'Rules');
    expect(JSON.stringify(after.content)).toContain(`"href":"#${rules?.attrs?.id}"`);

    const [kept] = await w.ctx.store.read(({ db, tables }) => db.select().from(tables.snapshots));
    expect(kept?.name).toBe('Before a file was brought in');
    await restoreSnapshot(w.editor, { versionId, snapshotId: kept?.id ?? '' });
    expect((await contentOf(w, draftId)).content).toEqual(first.content);
    const [event] = await w.ctx.store.read((tx) => listAuditEvents(tx, { act: 'file-taken-in' }, 1));
    expect(event).toMatchObject({ objectId: draftId, after: { from: 'markdown', as: 'text' } });
  });

  it('keeps what somebody types at the same moment', async () => {
    const w = await world();
    const { draftId } = await begun(w);
    const { hash } = await uploadText(w.editor, bytesOf(BEFORE.replace('Nothing', 'Never anything')), 'b.md');
    const input = { draftId, uploadHash: hash, requirements: [], as: 'text', comments: false } as const;
    const incomingText: typeof texts.incomingText = async (...given) => {
      const incoming = await texts.incomingText(...given);
      const present = JSON.parse(incoming.present);
      present.content.push({
        type: 'paragraph',
        attrs: { id: 'bzzzzzzzzzz' },
        content: [{ type: 'text', text: 'Typed meanwhile.' }],
      });
      const { updates } = await w.ctx.store.read((tx) => readLog(tx, draftId));
      const typed = await texts.restore([...updates], JSON.stringify(present));
      await w.ctx.rooms.appendServerUpdate(draftId, typed, { personId: 'x', organisationId: null });
      return incoming;
    };
    const editor = { ...w.editor, texts: { ...texts, incomingText } };
    const decision = await takeInFile(editor, { ...input, organisationId: '' });
    expect(decision.allowed).toBe(true);
    const now = await wordsOf(w.ctx, draftId);
    expect(now).toContain('Typed meanwhile.');
    expect(now).toContain('Never anything is deleted.');
  });

  it('becomes an amendment of anybody who may propose one, and leaves the draft alone', async () => {
    const w = await world();
    const { draftId, reference } = await begun(w);
    const before = await wordsOf(w.ctx, draftId);
    const text = `${BEFORE}\nA message MUST be answered.\n`;
    const { decision } = await bring(w.reader, draftId, bytesOf(text), 'amendment', { requirements: [0] });
    expect(decision).toMatchObject({ allowed: true, result: { amendments: 1 } });
    expect(await wordsOf(w.ctx, draftId)).toBe(before);
    const [amendment] = await w.ctx.store.read(({ db, tables }) => db.select().from(tables.amendments));
    expect(amendment).toMatchObject({ title: 'Text from a file', state: 'open', draftId });
    const { requirements } = await contentOf(w, amendment?.documentId ?? '');
    expect(requirements.map(({ ref }) => ref)).toEqual([`${reference}-R1`, `${reference}-R2`]);
    expect((await listAmendments(w.editor, draftId)).own).toEqual([]);
  });

  it('PM-13: takes the place of the text only for who may restore another state of it', async () => {
    const w = await world();
    const { draftId } = await begun(w);
    const before = await wordsOf(w.ctx, draftId);
    for (const who of [w.reader, w.proposer]) {
      const { decision } = await bring(who, draftId, bytesOf('# Other\n'), 'text');
      expect(decision).toMatchObject({ allowed: false });
      const { hash } = await uploadText(who, bytesOf('# Other\n'), 'b.md');
      expect((await viewIncoming(who, draftId, hash)).refused.replace).not.toEqual([]);
    }
    expect(await wordsOf(w.ctx, draftId)).toBe(before);
    await expect(viewIncoming(w.ctx, draftId, '')).rejects.toMatchObject({ code: 'sign-in-needed' });
    await expect(viewIncoming(w.editor, 'nothing', '')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('brings an amendment for each person who tracked changes in it, of the text that they changed', async () => {
    const w = await world();
    const { draftId } = await begun(w);
    const line = (inside: string) => `<w:p>${inside}</w:p>`;
    const body =
      line(words('Nothing is deleted, ever.')) +
      line(
        words('Systems ') +
          tracked('del', 'Ada Byron', '<w:delText>may</w:delText>') +
          tracked('ins', 'Bo Larch', '<w:t>must</w:t>') +
          words(' answer.'),
      );
    const { decision } = await bring(w.editor, draftId, wordFile({ body }), 'amendment', { name: 'a.docx' });
    expect(decision).toMatchObject({ allowed: true, result: { amendments: 3 } });
    const all = await w.ctx.store.read(({ db, tables }) => db.select().from(tables.amendments));
    const own = all.find(({ title }) => title === 'Text from a file');
    const others = all.filter((one) => one !== own);
    expect(others.map(({ title, draftId: of, parentId }) => [title, of, parentId]).sort()).toEqual([
      ['Tracked changes by Ada Byron', own?.documentId, own?.id],
      ['Tracked changes by Bo Larch', own?.documentId, own?.id],
    ]);
    const said = await Promise.all(others.map((one) => wordsOf(w.ctx, one.documentId)));
    expect(said.map((one) => /Systems.*answer/.exec(one)?.[0]).sort()).toEqual([
      'Systems answer',
      'Systems maymust answer',
    ]);
  });

  it('brings amendments of the draft itself where the file has its text and tracked changes beside', async () => {
    const w = await world();
    const { draftId, versionId } = await begun(w);
    const plain = `<w:p>${words('Systems may answer.')}</w:p>`;
    await bring(w.editor, draftId, wordFile({ body: plain }), 'text', { name: 'a.docx' });
    const body =
      `<w:p>${words('Systems ')}${tracked('del', 'Ada Byron', '<w:delText>may </w:delText>')}${tracked('ins', 'Bo Larch', '<w:t xml:space="preserve">must </w:t>')}${words('answer.')}</w:p>`.replace(
        '<w:delText>may ',
        '<w:delText xml:space="preserve">may ',
      );
    const { decision } = await bring(w.reader, draftId, wordFile({ body }), 'amendment', { name: 'b.docx' });
    expect(decision).toMatchObject({ allowed: true, result: { amendments: 2 } });
    const all = await w.ctx.store.read(({ db, tables }) => db.select().from(tables.amendments));
    expect(all.map(({ title, draftId: of, versionId: on }) => [title, of, on]).sort()).toEqual([
      ['Tracked changes by Ada Byron', draftId, versionId],
      ['Tracked changes by Bo Larch', draftId, versionId],
    ]);
  });

  it('brings its comments as comments on the words they were made on, and keeps its pictures', async () => {
    const w = await world();
    const { draftId } = await begun(w);
    const file = wordFile(WORD_SPECIFICATION);
    const { decision } = await bring(w.editor, draftId, file, 'text', { name: 'spec.docx' });
    expect(decision).toMatchObject({ allowed: true, result: { comments: 1 } });
    const [comment] = await w.ctx.store.read(({ db, tables }) => db.select().from(tables.comments));
    expect(comment).toMatchObject({ anchor: { quote: 'MUST retry' } });
    const { content } = await contentOf(w, draftId);
    expect(JSON.stringify(content)).toContain(`"id":"${comment?.anchor.blockId}"`);
    const image = /\/files\/([0-9a-f]{64})/.exec(JSON.stringify(content))?.[1] ?? '';
    w.ctx.advance({ days: 31 });
    await forgetWhatRanOut(w.ctx);
    expect(await w.ctx.store.read((tx) => findFile(tx, image))).toMatchObject({ mediaType: 'image/png' });
  });

  it('is forgotten after 30 days with its pictures when only its preview was looked at', async () => {
    const w = await world();
    const { draftId } = await begun(w);
    const { hash } = await uploadText(w.editor, wordFile(WORD_SPECIFICATION), 'spec.docx');
    const { found } = await viewIncoming(w.editor, draftId, hash);
    const image = /\/files\/([0-9a-f]{64})/.exec(found?.preview.html ?? '')?.[1] ?? '';
    w.ctx.advance({ days: 29 });
    await forgetWhatRanOut(w.ctx);
    expect(await w.ctx.store.read((tx) => findFile(tx, image))).toBeDefined();
    await readUpload(w.editor, hash);
    w.ctx.advance({ days: 2 });
    await forgetWhatRanOut(w.ctx);
    expect(await w.ctx.store.read((tx) => findFile(tx, image))).toBeUndefined();
    await expect(readUpload(w.editor, hash)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is kept for good once a draft began with it', async () => {
    const w = await world();
    await begun(w);
    const [file] = await w.ctx.store.read(({ db, tables }) => db.select().from(tables.files));
    w.ctx.advance({ days: 400 });
    await forgetWhatRanOut(w.ctx);
    expect((await readUpload(w.editor, file?.hash ?? '')).kind).toBe('markdown');
  });
});
