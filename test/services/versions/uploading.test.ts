import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { TEXT_ERROR_CODES } from '../../../app/document/text-error';
import { listAmendments } from '../../../app/services/amendments/list-amendments.server';
import { mintRequirement } from '../../../app/services/live/mint-requirement.server';
import { viewImage } from '../../../app/services/versions/imported-file.server';
import { startDrafting } from '../../../app/services/versions/start-drafting.server';
import { previewUpload, uploadText } from '../../../app/services/versions/text-upload.server';
import { MOST_BYTES, UPLOAD_SENTENCES } from '../../../app/services/versions/upload-kinds';
import { viewStart } from '../../../app/services/versions/view-start.server';
import { listAuditEvents } from '../../../db/queries/audit';
import { readLog } from '../../../db/queries/documents';
import { changeStandard, findStandard, nextRequirementNumber } from '../../../db/queries/standards';
import { changeVersion } from '../../../db/queries/versions';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { enginesUnderTest } from '../../support/postgres';
import { drafting, type StandardWorld, standardWorld, versionNow, wordsOf } from '../../support/standards';
import { WORD_SPECIFICATION, wordFile } from '../../support/word-file';

const texts = createTextWorkshop();
afterAll(() => texts.close());

const SPECIFICATION = `# Booking messages

## Scope

Clinics and practices. <script>alert(1)</script>

| Field | Meaning |
| --- | --- |
| id | The booking |

## Conformance

See [the scope](#scope).
`;

/** A version in Drafting whose draft is not started yet. */
async function withoutDraft(w: StandardWorld) {
  const place = await drafting(w);
  await w.ctx.store.tx((tx) => changeVersion(tx, place.versionId, { documentId: null }));
  return place;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe.each(enginesUnderTest())('starting a draft on %s', (engine) => {
  const world = () => standardWorld(engine, texts);

  it('opens an amendment for each person who tracked changes in a Word file, and begins with the text before them', async () => {
    const w = await world();
    const place = await withoutDraft(w);
    const change = (kind: string, author: string, inside: string) =>
      `<w:${kind} w:id="1" w:author="${author}" w:date="2026-03-01T10:00:00Z"><w:r>${inside}</w:r></w:${kind}>`;
    const body =
      '<w:p><w:r><w:t xml:space="preserve">Systems </w:t></w:r>' +
      change('del', 'Ada Byron', '<w:delText>may</w:delText>') +
      change('ins', 'Bo Larch', '<w:t>must</w:t>') +
      '<w:r><w:t xml:space="preserve"> answer.</w:t></w:r></w:p>';
    const { hash } = await uploadText(w.editor, wordFile({ body }), 'draft.docx');
    const started = await startDrafting(w.editor, place.versionId, { from: 'file', uploadHash: hash });
    if (!started.allowed) throw new Error('Refused');
    const { documentId } = started.result;
    expect(await wordsOf(w.ctx, documentId)).toContain('Systems may answer.');
    const { own } = await listAmendments(w.editor, documentId);
    expect(own).toHaveLength(2);
    const branches = await w.ctx.store.read(({ db, tables }) => db.select().from(tables.amendments));
    expect(branches.map(({ title, rationale }) => `${title}: ${rationale}`).sort()).toEqual([
      'Tracked changes by Ada Byron: From the imported Word file, where Ada Byron made 1 tracked change on 2026-03-01.',
      'Tracked changes by Bo Larch: From the imported Word file, where Bo Larch made 1 tracked change on 2026-03-01.',
    ]);
    const texts = await Promise.all(branches.map((one) => wordsOf(w.ctx, one.documentId)));
    expect(texts.map((one) => one.trim()).sort()).toEqual(['Systems answer.', 'Systems maymust answer.']);
  });

  it('shows what a Markdown file becomes before anything is made of it, then starts the draft from it', async () => {
    const w = await world();
    const place = await withoutDraft(w);
    const { hash } = await uploadText(w.editor, bytesOf(SPECIFICATION), 'text.md');
    const view = await viewStart(w.editor, place.reference, place.number, hash);
    expect(view.preview?.imported).toMatchObject({ title: 'Booking messages' });
    expect(view.preview?.imported.report.map(({ kind }) => kind)).toContain('script-removed');
    expect(view.preview?.html).toContain('<table');
    expect(view.preview?.html).not.toContain('<script');
    expect((await versionNow(w.ctx, place)).documentId).toBeNull();

    const started = await startDrafting(w.editor, place.versionId, { from: 'file', uploadHash: hash });
    if (!started.allowed) throw new Error('Refused');
    expect(started.result.documentId).toMatch(/^[\w-]{20,60}$/);
    expect(await wordsOf(w.ctx, started.result.documentId)).toContain('Clinics and practices.');
    const [event] = await w.ctx.store.read((tx) => listAuditEvents(tx, { act: 'draft-started' }, 1));
    expect(event).toMatchObject({ objectId: started.result.documentId, after: { from: 'markdown' } });
  });

  it('takes a Word file with its image and its comment, and makes requirements only of what was ticked', async () => {
    const w = await world();
    const place = await withoutDraft(w);
    const { hash } = await uploadText(w.editor, wordFile(WORD_SPECIFICATION), 'spec.docx');
    const { preview } = await viewStart(w.editor, place.reference, place.number, hash);
    expect(preview?.imported).toMatchObject({ title: 'Referral messages', images: 1 });
    expect(preview?.imported.offers.map(({ level }) => level)).toEqual(['must', 'should-not']);
    expect(preview?.html).toContain('The sender <strong>MUST</strong> retry.');
    const image = /\/files\/([0-9a-f]{64})/.exec(preview?.html ?? '')?.[1] ?? '';
    expect(await viewImage(w.ctx, image)).toMatchObject({ mediaType: 'image/png' });
    await expect(viewImage(w.ctx, hash)).rejects.toMatchObject({ code: 'not-found' });

    const source = { from: 'file', uploadHash: hash, requirements: [1] } as const;
    const started = await startDrafting(w.editor, place.versionId, source);
    if (!started.allowed) throw new Error('Refused');
    const { updates } = await w.ctx.store.read((tx) => readLog(tx, started.result.documentId));
    const { requirements, content } = await texts.readLive([...updates]);
    expect(requirements).toMatchObject([{ ref: `${place.reference}-R1`, level: 'should-not' }]);
    const [comment] = await w.ctx.store.read(({ db, tables }) => db.select().from(tables.comments));
    expect(comment?.body).toBe(
      'From the imported file, where Ada Byron wrote on 2026-03-02:\n\nHow often?\n\nBo Berg answered: Thrice.',
    );
    expect(JSON.stringify(content)).toContain(`"id":"${comment?.anchor.blockId}"`);
    expect(comment?.anchor.quote).toBe('MUST retry');
    const [event] = await w.ctx.store.read((tx) => listAuditEvents(tx, { act: 'draft-started' }, 1));
    expect(event).toMatchObject({ after: { from: 'word' } });
  });

  it('gives the requirements of a file their numbers, and keeps those that the standard gave out', async () => {
    const w = await world();
    const place = await withoutDraft(w);
    const { reference } = place;
    await w.ctx.store.tx(async (tx) => {
      const standard = await findStandard(tx, reference);
      await changeStandard(tx, standard?.standard.id ?? '', { lastRequirement: 4 });
    });
    const head = (ref: string) => `> **Requirement${ref} (MUST)**\n>\n> A sender MUST do it.\n\n`;
    const file = ['', ` ${reference}-R2`, ' STD-9999-R1', ''].map(head).join('');
    const { hash } = await uploadText(w.editor, bytesOf(`# Booking\n\n${file}`), 'text.md');
    const started = await startDrafting(w.editor, place.versionId, { from: 'file', uploadHash: hash });
    if (!started.allowed) throw new Error('Refused');
    const { documentId } = started.result;
    const { updates } = await w.ctx.store.read((tx) => readLog(tx, documentId));
    const { requirements } = await texts.readLive([...updates]);
    expect(requirements.map(({ ref }) => ref)).toEqual(
      ['R5', 'R2', 'R6', 'R7'].map((number) => `${reference}-${number}`),
    );
    const next = await mintRequirement(w.editor, documentId);
    expect(next).toMatchObject({ allowed: true, result: { ref: `${reference}-R8` } });
    const [event] = await w.ctx.store.read((tx) => listAuditEvents(tx, { act: 'draft-started' }, 1));
    expect(event?.after).toMatchObject({ firstMinted: `${reference}-R5`, lastMinted: `${reference}-R7` });
  });

  it('numbers again when another draft of the standard took a number meanwhile', async () => {
    const w = await world();
    const place = await withoutDraft(w);
    const { hash } = await uploadText(w.editor, bytesOf('> **Requirement (MAY)**\n>\n> Words.\n'), 'text.md');
    let rounds = 0;
    const mintReferences: typeof texts.mintReferences = async (updates, given) => {
      rounds += 1;
      const numbered = await texts.mintReferences(updates, given);
      if (rounds === 1) {
        await w.ctx.store.tx(async (tx) => {
          const standard = await findStandard(tx, place.reference);
          await nextRequirementNumber(tx, standard?.standard.id ?? '');
        });
      }
      return numbered;
    };
    const editor = { ...w.editor, texts: { ...texts, mintReferences } };
    const started = await startDrafting(editor, place.versionId, { from: 'file', uploadHash: hash });
    if (!started.allowed) throw new Error('Refused');
    const { updates } = await w.ctx.store.read((tx) => readLog(tx, started.result.documentId));
    const { requirements } = await texts.readLive([...updates]);
    expect(requirements.map(({ ref }) => ref)).toEqual([`${place.reference}-R2`]);
    expect(rounds).toBe(2);
  });

  it('starts a draft once, though two editors press at the same moment', async () => {
    const w = await world();
    const place = await withoutDraft(w);
    const both = await Promise.allSettled([
      startDrafting(w.editor, place.versionId, { from: 'template' }),
      startDrafting(w.chair, place.versionId, { from: 'template' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = both.find((one) => one.status === 'rejected');
    expect(lost?.reason).toMatchObject({ code: 'conflict' });
  });

  it('reads as Markdown what is named so or not named at all, and refuses other names with the cure', async () => {
    const w = await world();
    const taken = async (name: string, text = '# A\n\nWords.') =>
      await uploadText(w.editor, bytesOf(text), name).then(
        () => 'taken',
        (error: { fields: { file?: string } }) => error.fields.file,
      );
    for (const name of ['a.md', 'A.MARKDOWN', 'a.mdown', 'a.txt', 'a.text', 'README', 'Draft v1.2', '']) {
      expect(await taken(name), name).toBe('taken');
    }
    expect(await taken('a.htm', '<p>Words.</p>')).toBe('taken');
    for (const extension of ['json', 'csv', 'tex', 'exe', 'xml', 'yaml']) {
      const said = await taken(`notes.md.${extension.toUpperCase()}`);
      expect(said).toContain(`ends in .${extension}, which is not read as a text`);
      expect(said).toMatch(/Word file \(\.docx\).*name that ends in \.md/);
    }
  });

  it('refuses what cannot become a text, with the cure at the field', async () => {
    const w = await world();
    const refused = async (bytes: Uint8Array) =>
      await uploadText(w.editor, bytes, 'text.md').then(
        () => 'taken',
        (error: { code: string; fields: { file?: string } }) => `${error.code}: ${error.fields.file}`,
      );
    expect(await refused(new Uint8Array())).toMatch(/^invalid: The file is empty/);
    expect(await refused(new TextEncoder().encode('\uFEFF \t\r\n\n'))).toMatch(/^invalid: The file is empty/);
    expect(await refused(new Uint8Array(MOST_BYTES.markdown + 1))).toMatch(
      /^invalid: The file is larger than 8 MB/,
    );
    expect(await refused(Uint8Array.from([0xff, 0xfe, 0x41, 0x00]))).toMatch(
      /^invalid: The file is not text in UTF-8/,
    );
    const saved = (text: string) => bytesOf(`${text} and more`);
    const cases: [Uint8Array, RegExp][] = [
      [Uint8Array.from(Buffer.from('\ufeff# A', 'utf16le')), /UTF-16.* Save it as UTF-8/],
      [bytesOf('a\u0000b'), /NUL characters.* Save it as plain text/],
      [saved('%PDF-1.7'), /a PDF.* Choose the Word file/],
      [saved('{\\rtf1'), /Rich Text Format.* save it as \.docx/],
      [saved('MIME-Version: 1.0'), /a web archive/],
      [Uint8Array.from([0x89, 0x50, 0x4e, 0x47]), /a picture.* Choose a text/],
    ];
    for (const [bytes, sentence] of cases) expect(await refused(bytes)).toMatch(sentence);
    await expect(uploadText(w.ctx, bytesOf('# A'), 'text.md')).rejects.toMatchObject({
      code: 'sign-in-needed',
    });
    await expect(previewUpload(w.editor, '0'.repeat(64))).rejects.toMatchObject({ code: 'not-found' });
    await expect(previewUpload(w.editor, '../../etc/passwd')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('lists the beginning of what a file is full of, and says how much there is', async () => {
    const w = await world();
    const clauses = Array.from({ length: 600 }, (_one, at) => `## Clause ${at}\n\nIt MUST do ${at}.`);
    const { hash } = await uploadText(w.editor, bytesOf(`# Text\n\n${clauses.join('\n\n')}`), 'text.md');
    const { imported } = await previewUpload(w.editor, hash);
    expect(imported.all).toEqual({ clauses: 601, offers: 600, changes: 0, comments: 0 });
    expect(imported.offers).toHaveLength(500);
    expect(imported.outline[0]?.children).toHaveLength(499);
  });

  it('has a sentence with a cure for each reason of the text workshop, and none twice', () => {
    const said = TEXT_ERROR_CODES.map((code) => UPLOAD_SENTENCES[code]?.('word'));
    expect(said.filter((sentence) => sentence === undefined)).toEqual([]);
    expect(new Set(said).size).toBe(said.length);
  });

  it('PM-13: a reader starts no draft, and there is nothing published to start the first version from', async () => {
    const w = await world();
    const place = await withoutDraft(w);
    expect(await startDrafting(w.reader, place.versionId, { from: 'template' })).toMatchObject({
      allowed: false,
      reasons: [{ word: 'chair-or-editor-only' }],
    });
    await expect(startDrafting(w.editor, place.versionId, { from: 'published' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

const shared = process.env.CONCORD_SHARED_DATA ?? join(import.meta.dirname, '../../../../shared/data');

describe('real specifications', () => {
  it('the three longest of the shared data become texts without a script in them', {
    timeout: 120_000,
  }, async () => {
    if (!existsSync(shared)) {
      console.log(`No real specifications at ${shared}: uploads of them were not tried.`);
      return;
    }
    const w = await standardWorld('sqlite', texts);
    const longest = markdownIn(shared)
      .sort((a, b) => statSync(b).size - statSync(a).size)
      .slice(0, 3);
    expect(longest).toHaveLength(3);
    for (const file of longest) {
      const { hash } = await uploadText(w.editor, readFileSync(file), 'text.md');
      const preview = await previewUpload(w.editor, hash);
      expect(preview.imported.words, file).toBeGreaterThan(10_000);
      expect(preview.html, file).not.toMatch(/<script|javascript:/i);
    }
  });
});

function markdownIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return markdownIn(path);
    return /\.(md|markdown)$/.test(entry.name) && statSync(path).size <= MOST_BYTES.markdown ? [path] : [];
  });
}
