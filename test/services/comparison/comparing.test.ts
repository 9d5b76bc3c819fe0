import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { Wording } from '../../../app/components/comparison/wording';
import { attributeWords } from '../../../app/document/comparison/attribute-words';
import type { DocumentJson } from '../../../app/document/json';
import { decideAmendment, WHOLE } from '../../../app/services/amendments/decide-amendment.server';
import { submitAmendment } from '../../../app/services/amendments/submit-amendment.server';
import { changeWords } from '../../../app/services/comparison/change-words';
import { readComparisonSearch } from '../../../app/services/comparison/comparison-search';
import { downloadComparison } from '../../../app/services/comparison/download-comparison.server';
import { bringFile, LENT_DAYS } from '../../../app/services/comparison/lent-file.server';
import { usualSides } from '../../../app/services/comparison/side-choices.server';
import { viewComparison } from '../../../app/services/comparison/view-comparison.server';
import type { SignedIn } from '../../../app/services/context';
import { forgetWhatRanOut } from '../../../app/services/people/forget-what-ran-out.server';
import { keepForGood, uploadText } from '../../../app/services/versions/text-upload.server';
import { readLog } from '../../../db/queries/documents';
import { listSnapshots } from '../../../db/queries/texts';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { edit, good, opened, replaceWords, SAID } from '../../support/amendments';
import type { TestContext } from '../../support/context';
import { enginesUnderTest } from '../../support/postgres';
import { drafting, published, type StandardWorld, standardWorld, typeInto } from '../../support/standards';

const texts = createTextWorkshop();
afterAll(() => texts.close());

const paragraph = (id: string, text: string) => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text }],
});

const TEXT = {
  type: 'doc',
  content: [
    { ...paragraph('b000000001', 'Timing'), type: 'heading', attrs: { id: 'b000000001', level: 1 } },
    paragraph('b000000002', 'The summary arrives within a day of the discharge.'),
    {
      type: 'requirement',
      attrs: { id: 'b000000003', ref: 'STD-0001-R1', level: 'may' },
      content: [paragraph('b000000004', 'A receiver answers every message.')],
    },
  ],
} as DocumentJson;

const anonymous = (w: StandardWorld) => w.ctx.as({ kind: 'anonymous' });
const search = (from: string, to: string, more = '') =>
  readComparisonSearch(new URLSearchParams(`from=${from}&to=${to}${more}`));
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** A draft whose text is `TEXT`, with a snapshot of it. */
async function written(w: StandardWorld) {
  const place = await drafting(w);
  const canonical = (await texts.freeze([await texts.seed(TEXT)])).canonical;
  const { updates } = await w.ctx.store.read((tx) => readLog(tx, place.documentId));
  const { personId } = w.chair.actor as SignedIn;
  await w.ctx.rooms.appendServerUpdate(place.documentId, await texts.restore(updates, canonical), {
    personId,
    organisationId: null,
  });
  return place;
}

const setLevel = (level: string) => (body: Y.XmlFragment) => {
  const requirement = body.toArray().find((one) => (one as Y.XmlElement).nodeName === 'requirement');
  (requirement as Y.XmlElement).setAttribute('level', level);
};

/** What is said of each change: its kind, and whose it is. */
async function said(ctx: TestContext, reference: string, from: string, to: string): Promise<string[]> {
  const { compared } = await viewComparison(ctx, reference, search(from, to));
  return (compared?.comparison.changes ?? []).map(({ number, kind }) =>
    [kind, ...(compared?.hands?.[number] ?? []).map(({ words }) => words)].join('; '),
  );
}

describe.each(enginesUnderTest())('comparing texts on %s', (engine) => {
  const world = () => standardWorld(engine, texts);

  it('compares a published version, a snapshot and the draft by their address alone', async () => {
    const w = await world();
    const first = await published(w);
    const view = await viewComparison(anonymous(w), first.reference, search('1.0.0', '1.0.0'));
    expect(view).toMatchObject({ settled: true, compared: { comparison: { changes: [], sides: [] } } });
    const [snapshot] = await w.ctx.store.read((tx) => listSnapshots(tx, [first.versionId]));
    const same = await viewComparison(anonymous(w), first.reference, search(snapshot?.id ?? '', first.hash));
    expect(same.compared).toMatchObject({ from: { hash: first.hash }, to: { hash: first.hash } });
    const chosen = await viewComparison(anonymous(w), first.reference, search('', ''));
    expect(chosen.compared).toBeNull();
  });

  it('says who wrote, removed and set what, in a draft since a frozen text', async () => {
    const w = await world();
    const place = await written(w);
    const amendment = await opened(w.reader, place.documentId);
    const base = `amendment-${amendment.name.slice(2)}-base`;
    w.ctx.advance({ minutes: 5 });
    await edit(w.editor, place.documentId, replaceWords('a day', 'six hours'));
    w.ctx.advance({ minutes: 5 });
    await edit(w.chair, place.documentId, setLevel('must'));
    w.ctx.advance({ minutes: 5 });
    await typeInto(w.editor, place.documentId, 'Attachments are allowed.');
    expect(await said(w.reader, place.reference, base, 'draft-1.0.0')).toEqual([
      'changed; Written by Edwin, Larch Systems; Removed by Edwin, Larch Systems',
      'changed; Changed by Chloe, Riverside Trust',
      'added; Written by Edwin, Larch Systems',
    ]);
  });

  it('names a requirement of which only the level changed by its number and how it begins, in the download too', async () => {
    const w = await world();
    const place = await written(w);
    const amendment = await opened(w.reader, place.documentId);
    const base = `amendment-${amendment.name.slice(2)}-base`;
    await edit(w.chair, place.documentId, setLevel('must'));
    const asked = search(base, 'draft-1.0.0', '&view=list');
    const { compared } = await viewComparison(w.reader, place.reference, asked);
    const [change] = compared?.comparison.changes ?? [];
    if (change === undefined) throw new Error('The level changed.');
    expect(changeWords(change)).toBe('Requirement STD-0001-R1 changed');
    const shown = renderToStaticMarkup(createElement(Wording, { change, attributeWords }));
    expect(shown).toMatch(/^<p>A receiver answers every message\.<\/p><p[^>]*>Level: /);
    const { body } = await downloadComparison(w.reader, place.reference, asked);
    expect(body).toContain('Change 1 of 1: Requirement STD-0001-R1 changed</h2>');
    expect(body).toContain('<p class="words">A receiver answers every message.</p><p>Level: ');
  });

  it('shows what was proposed at the same address once it is decided, also when another was since', async () => {
    const w = await world();
    const place = await written(w);
    const propose = async (from: string, to: string) => {
      const amendment = await opened(w.reader, place.documentId);
      await edit(w.reader, amendment.documentId, replaceWords(from, to));
      good(await submitAmendment(w.reader, amendment.id, SAID));
      return amendment;
    };
    const first = await propose('a day', 'six hours');
    const second = await propose('every message', 'each message');
    const key = `amendment-${first.name.slice(2)}`;
    const shown = async () => {
      const view = await viewComparison(anonymous(w), place.reference, search(`${key}-base`, key));
      return view.compared?.comparison;
    };
    const before = await shown();
    expect(before).toMatchObject({ wordsAdded: 2, wordsRemoved: 2 });
    good(await decideAmendment(w.editor, first.id, WHOLE));
    expect(await shown()).toEqual(before);
    good(await decideAmendment(w.editor, second.id, WHOLE));
    expect(await shown()).toEqual(before);
  });

  it('AM-4 compares an amendment with the draft it began from, for its author, and for all once it is submitted', async () => {
    const w = await world();
    const place = await written(w);
    const amendment = await opened(w.reader, place.documentId);
    const key = `amendment-${amendment.name.slice(2)}`;
    await edit(w.reader, amendment.documentId, replaceWords('a day', 'six hours'));
    await edit(w.editor, place.documentId, replaceWords('every message', 'each message'));
    const own = await viewComparison(w.reader, place.reference, search(`${key}-base`, key));
    expect(own.compared?.comparison).toMatchObject({ wordsAdded: 2, wordsRemoved: 2, changes: [{}] });
    const hidden = await viewComparison(anonymous(w), place.reference, search(`${key}-base`, key));
    expect(hidden).toMatchObject({
      compared: null,
      faults: {
        from: expect.stringMatching(/no amendment A-1/),
        to: expect.stringMatching(/no amendment A-1/),
      },
    });
    expect(JSON.stringify(hidden.groups)).not.toContain(key);
    good(await submitAmendment(w.reader, amendment.id, SAID));
    const open = await viewComparison(anonymous(w), place.reference, search('draft-1.0.0', key));
    expect(open.compared?.to.label).toBe('Amendment A-1 (submitted): Say must');
    expect(open.compared?.comparison).toMatchObject({ wordsAdded: 3, wordsRemoved: 3 });
  });

  it('says of a side that names no text what is wrong with it, and keeps the other', async () => {
    const w = await world();
    const first = await published(w);
    const other = await published(w);
    const faultOf = async (to: string) => {
      const {
        faults,
        search: kept,
        compared,
      } = await viewComparison(anonymous(w), first.reference, search('1.0.0', to));
      expect(compared).toBeNull();
      expect(kept.from).toBe('1.0.0');
      return faults.to;
    };
    expect(await faultOf('f'.repeat(64))).toMatch(/^No frozen text has this hash/);
    expect(await faultOf('9.9.9')).toBe(`${first.reference} has no version 9.9.9. Choose one of its texts.`);
    expect(await faultOf('elsewhere')).toMatch(/^There is no text at this end/);
    expect(await faultOf('draft-1.0.0')).toMatch(/has no draft that is being written/);
    const [foreign] = await w.ctx.store.read((tx) => listSnapshots(tx, [other.versionId]));
    expect(await faultOf(foreign?.id ?? '')).toMatch(new RegExp(`^This is a text of ${other.reference} `));
    await expect(
      downloadComparison(anonymous(w), first.reference, search('1.0.0', '9.9.9')),
    ).rejects.toMatchObject({ code: 'not-found', message: expect.stringContaining('no version 9.9.9') });
  });

  it('compares with a file that is kept for a while and becomes no text of the standard', async () => {
    const w = await world();
    const place = await written(w);
    const source = [
      '# Timing',
      'The summary arrives within an hour of the discharge.',
      'STD-0001-R1: A receiver MUST answer every message.',
    ].join('\n\n');
    const key = await bringFile(w.reader, place.reference, bytesOf(source), 'ours.md');
    const view = await viewComparison(w.reader, place.reference, search('draft-1.0.0', key));
    expect(view.compared).toMatchObject({ to: { label: expect.stringContaining('A file') }, hands: null });
    expect(view.compared?.comparison.requirements).toMatchObject([
      { ref: 'STD-0001-R1', kinds: expect.arrayContaining(['raised']) },
    ]);
    const versions = await w.ctx.store.read((tx) => listSnapshots(tx, [place.versionId]));
    expect(versions.map(({ name }) => name)).not.toContain('ours.md');
    await expect(
      viewComparison(anonymous(w), place.reference, search('draft-1.0.0', key)),
    ).rejects.toMatchObject({ code: 'sign-in-needed' });

    w.ctx.advance({ days: LENT_DAYS + 1 });
    await forgetWhatRanOut(w.ctx);
    const gone = await viewComparison(w.reader, place.reference, search('draft-1.0.0', key));
    expect(gone.faults.to).toMatch(/kept for 30 days/);
  });

  it('keeps a file that a text is made of, also when it was brought for comparison first', async () => {
    const w = await world();
    const place = await written(w);
    const key = await bringFile(w.editor, place.reference, bytesOf('# One\n\nWords.'), 'one.md');
    const { hash } = await uploadText(w.editor, bytesOf('# One\n\nWords.'), 'one.md');
    await w.ctx.store.tx((tx) => keepForGood(tx, w.editor, hash, []));
    w.ctx.advance({ days: LENT_DAYS + 1 });
    await forgetWhatRanOut(w.ctx);
    const view = await viewComparison(w.editor, place.reference, search('draft-1.0.0', key));
    expect(view.faults).toEqual({});
  });

  it('refuses a file that is no text, at its field, and keeps nothing of it', async () => {
    const w = await world();
    const place = await written(w);
    await expect(
      bringFile(w.reader, place.reference, new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]), 'broken.docx'),
    ).rejects.toMatchObject({ code: 'invalid', fields: { file: expect.any(String) } });
    await expect(
      bringFile(w.reader, place.reference, new Uint8Array([65, 0, 66]), 'notes.md'),
    ).rejects.toMatchObject({
      fields: { file: expect.stringContaining('NUL characters, which no text has') },
    });
    await expect(bringFile(anonymous(w), place.reference, bytesOf('# A'), 'a.md')).rejects.toMatchObject({
      code: 'sign-in-needed',
    });
  });

  it('gives every view as one file with its legend, and nothing that anybody wrote as markup', async () => {
    const w = await world();
    const first = await published(w);
    const key = await bringFile(w.reader, first.reference, bytesOf('# A <b>\n\n&lt;script> words'), 'a.md');
    for (const view of ['text', 'side', 'list', 'requirements']) {
      const { body, fileName } = await downloadComparison(
        w.reader,
        first.reference,
        search('1.0.0', key, `&view=${view}`),
      );
      expect(fileName).toMatch(/\.html$/);
      expect(body).toContain('<strong>Legend:</strong>');
      expect(body).toContain(first.hash);
      expect(body).not.toMatch(/<script/i);
    }
  });
});

describe('the sides that stand chosen', () => {
  it('are the newest text and the published one before it, not what was frozen of itself', () => {
    const text = (key: string, isPublished = false) => ({ key, label: key, published: isPublished });
    const group = (...choices: ReturnType<typeof text>[]) => ({ label: 'Version', choices });
    expect(usualSides([group(text('1.1.0', true), text('ballot text')), group(text('1.0.0', true))])).toEqual(
      { from: '1.0.0', to: '1.1.0' },
    );
    expect(usualSides([group(text('draft-1.0.0'), text('ballot text'))])).toEqual({
      from: 'ballot text',
      to: 'draft-1.0.0',
    });
    expect(usualSides([])).toEqual({ from: '', to: '' });
  });
});
