import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { canonicalJson } from '../../app/document/canonical';
import { openLive, readText, seedUpdate } from '../../app/document/live-document';
import { takeSnapshot } from '../../app/document/snapshot';
import { WorkQueue } from '../../server/workshop/work-queue';
import { createTextWorkshop } from '../../server/workshop/workshop';
import { para, run, wordFile } from '../support/word-file';
import { doc, h, p, requirement } from './blocks';

const content = doc(h('b1', 1, 'Scope'), p('b2', 'Words.'), requirement('b3', 'must', null, 'Send it.'));
const update = seedUpdate(content);
const bytes = (text: string) => new TextEncoder().encode(text);

const workshop = createTextWorkshop({ timeoutMs: 20_000 });
afterAll(() => workshop.close());

describe('the workshop', { timeout: 60_000 }, () => {
  test('does all its work in a worker', async () => {
    const { canonical, hash } = takeSnapshot(content);
    const reading = await workshop.readLive([update]);
    expect(canonicalJson(reading.content)).toBe(canonical);
    expect(reading.outline.map((entry) => entry.title)).toEqual(['Scope']);
    expect(reading.html).toContain('<p id="b2">Words.</p>');
    expect(reading.stateVector.length).toBeGreaterThan(1);
    expect(await workshop.freeze([update])).toMatchObject({ canonical, hash, words: 4 });
    expect(await workshop.renderCanonical(canonical)).toMatchObject({ hash, html: reading.html });
    expect(await workshop.seed(content)).toEqual(update);
    expect((await workshop.html(content)).clauses).toEqual({ b1: { number: '1', title: 'Scope' } });
    expect(await workshop.exportMarkdown(canonical)).toContain(
      '# <a id="b1"></a>Scope\n\n<a id="b2"></a>Words.',
    );
  });

  test('imports, compares, restores and finds anchors', async () => {
    const imported = await workshop.importMarkdown(bytes('# Scope\n\nWords.'));
    expect(imported).toMatchObject({ title: 'Scope', words: 2 });
    const later = canonicalJson(doc(h('b1', 1, 'Scope'), p('b2', 'Other words.')));
    const { changes } = await workshop.compare(canonicalJson(content), later);
    expect(changes.map((change) => change.kind)).toEqual(['changed', 'removed']);
    const restored = await workshop.restore([update], later);
    expect(canonicalJson(readText(openLive([update, restored])))).toBe(later);
    const anchor = { blockId: 'b2', quote: 'Words', before: '', after: '.' };
    expect(await workshop.resolveAnchors(content, [anchor])).toEqual([
      { state: 'found', blockId: 'b2', from: 0, to: 5 },
    ]);
  });

  test('converts a file that was looked at once, and gives it to one draft alone', async () => {
    const file = () => bytes('# Scope\n\nThe system MUST send it.');
    const seen = await workshop.lookAtFile(file(), 'markdown');
    expect(await workshop.lookAtFile(file(), 'markdown')).toEqual(seen);
    const first = await workshop.importFile(file(), 'markdown', []);
    expect(first).toEqual(seen);
    const second = await workshop.importFile(file(), 'markdown', []);
    const text = ({ update }: { update: Uint8Array }) => readText(openLive([update]));
    expect(text(second).content).toHaveLength(2);
    expect(text(second)).not.toEqual(text(first));
    const offered = await workshop.importFile(file(), 'markdown', [0]);
    expect(text(offered).content?.[1]?.type).toBe('requirement');
  });

  test('answers a file with how its text begins, and never with all of its tree', async () => {
    const file = bytes(Array.from({ length: 70 }, (_, at) => `Line ${at}.`).join('\n\n'));
    const seen = await workshop.lookAtFile(file, 'markdown');
    expect(seen).not.toHaveProperty('content');
    expect(seen.beginning.more).toBe(true);
    expect(seen.beginning.html).toContain('Line 59.');
    expect(seen.beginning.html).not.toContain('Line 60.');
  });

  test('seeds, describes, previews, merges and undoes a branch', async () => {
    const seed = await workshop.seedBranch([update]);
    expect(seed).toMatchObject(takeSnapshot(content));
    const later = canonicalJson(doc(h('b1', 1, 'Scope'), p('b2', 'Other words.')));
    const branch = [seed.update, await workshop.restore([seed.update], later)];
    const { facts } = await workshop.describeBranch(seed.canonical, branch);
    expect(facts.map(({ deed, object }) => `${deed} ${object}`)).toEqual([
      'replaces words',
      'removes requirement',
    ]);
    const { parts } = await workshop.previewMerge(seed.canonical, [update], branch);
    expect(parts.map(({ id, verdict }) => [id, verdict])).toEqual([['b1', 'clean']]);
    const merged = await workshop.mergeBranch(seed.canonical, [update], branch, { otherwise: 'accept' });
    expect(merged.after).toBe(later);
    const undone = await workshop.undoMerge(merged.before, merged.after, [update, merged.update]);
    expect(undone.after).toBe(seed.canonical);
    const choices = {
      otherwise: 'accept',
      parts: { b1: { take: 'own', wording: 'x'.repeat(300_000) } },
    } as const;
    await expect(workshop.mergeBranch(seed.canonical, [update], branch, choices)).rejects.toMatchObject({
      code: 'too-large',
    });
    await expect(workshop.seedBranch([bytes('not an update')])).rejects.toMatchObject({ code: 'bad-input' });
  });

  test('mints a reference for each requirement that has none, counting on', async () => {
    const given = { prefix: 'STD-0042-R', lastNumber: 16 };
    const { update: mintUpdate, minted } = await workshop.mintReferences([update], given);
    expect(minted).toEqual(['STD-0042-R17']);
    const { requirements } = await workshop.readLive([update, mintUpdate]);
    expect(requirements.map(({ ref }) => ref)).toEqual(['STD-0042-R17']);
    const again = await workshop.mintReferences([update, mintUpdate], { ...given, lastNumber: 17 });
    expect(again).toEqual({ update: new Uint8Array([0, 0]), minted: [] });
  });

  test('keeps a reference only where its standard gave it out and it stands for the first time', async () => {
    const refs = ['STD-0042-R3', 'STD-0042-R3', 'STD-0001-R2', 'STD-0042-R17', 'STD-0042-R02', null];
    const text = doc(...refs.map((ref, index) => requirement(`b${index}`, 'must', ref, 'Send it.')));
    const seed = seedUpdate(text);
    const minted = await workshop.mintReferences([seed], { prefix: 'STD-0042-R', lastNumber: 16 });
    const { requirements } = await workshop.readLive([seed, minted.update]);
    expect(requirements.map(({ ref }) => ref)).toEqual(['STD-0042-R3', ...minted.minted]);
    expect(minted.minted).toEqual([17, 18, 19, 20, 21].map((number) => `STD-0042-R${number}`));
  });

  test('freezes a draft while three files that take their whole time wait in a lane of their own', async () => {
    const busy = createTextWorkshop({ timeoutMs: 30_000 });
    onTestFinished(() => busy.close());
    const slow = bytes('![a]('.repeat(49_000));
    let ended = 0;
    const conversions = [1, 2, 3].map(() => busy.importMarkdown(slow).catch(() => (ended += 1)));
    expect(await busy.freeze([update])).toMatchObject({ words: 4 });
    expect(ended).toBe(0);
    await busy.close();
    await Promise.all(conversions);
    expect(ended).toBe(3);
  });

  test('converts the file of somebody else before one that takes long has ended', async () => {
    const lane = createTextWorkshop({ timeoutMs: 25_000, giveWayMs: 300 });
    onTestFinished(() => lane.close());
    let ended = 0;
    const slow = lane.importMarkdown(bytes('![a]('.repeat(49_000))).catch(() => (ended += 1));
    for (const title of ['One', 'Two']) {
      expect(await lane.importMarkdown(bytes(`# ${title}`))).toMatchObject({ title });
    }
    // It is at work again, and is told when the workshop closes.
    expect(ended).toBe(0);
    await lane.close();
    await slow;
    expect(ended).toBe(1);
  });

  test('gives up a file that gave way to others again and again, once it had twice its time', async () => {
    // A worker that answers small files at once and large ones never: it is the queue that is tried.
    const workerFile = program(`process.on('message', ({ id, input: [file] }) => {
      if (file.length < 99) process.send({ id, result: { title: 'Small' } });
    });`);
    const lane = createTextWorkshop({ timeoutMs: 600, giveWayMs: 310, workerFile });
    onTestFinished(() => lane.close());
    let fault: unknown;
    const slow = lane.importMarkdown(new Uint8Array(99)).catch((error) => (fault = error));
    let others = 0;
    for (; fault === undefined && others < 9; others += 1) {
      expect(await lane.importMarkdown(bytes('# Small'))).toMatchObject({ title: 'Small' });
      // With nothing else to do it is begun again.
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    expect([3, 4], 'tries of twice 600 ms').toContain(others);
    expect(await slow).toMatchObject({ code: 'timed-out' });
  });

  test('begins files in their order, those that gave way last, and texts beside them', () => {
    const queue = new WorkQueue();
    const add = (name: string, operation: 'importMarkdown' | 'freeze', spentMs = 0) =>
      queue.add({ operation, input: [name], spentMs, resolve: () => {}, reject: () => {} });
    add('gave way', 'importMarkdown', 9000);
    expect(queue.hasNewFile).toBe(false);
    add('one', 'importMarkdown');
    add('freezing', 'freeze');
    add('two', 'importMarkdown');
    expect(queue.hasNewFile).toBe(true);
    const files = () => queue.takeFile()?.input[0];
    const texts = () => queue.takeText()?.input[0];
    expect([files(), texts(), texts(), files(), files(), files()]).toEqual([
      'one',
      'freezing',
      undefined,
      'two',
      'gave way',
      undefined,
    ]);
  });

  test('refuses a Word file made to harm, and does other work beside it', async () => {
    const lines = Array.from({ length: 100_000 }, (_one, index) => para('', run(`word ${index * 7919}`)));
    const endless = wordFile({ body: `${lines.join('')}<w:p>` });
    const order: string[] = [];
    const hostile = workshop.importFile(endless, 'word', []).catch((error: { code: string }) => {
      order.push(error.code);
    });
    const other = workshop.html(content).then(() => order.push('other'));
    await Promise.all([hostile, other]);
    expect(order.sort()).toEqual(['bad-input', 'other']);
  });

  test('makes the same file of a text once, and packs files', async () => {
    const { canonical, hash } = takeSnapshot(content);
    const facts = { title: 'STD-0042', source: 'https://a.example/', hash, images: [] };
    const [one, two] = await Promise.all([
      workshop.exportFile(canonical, 'docx', facts),
      workshop.exportFile(canonical, 'docx', facts),
    ]);
    expect(one).toBe(two);
    expect(await workshop.exportFile(canonical, 'docx', facts)).toBe(one);
    expect(await workshop.exportFile(canonical, 'csv', facts)).not.toBe(one);
    const pack = unzipSync(await workshop.packFiles([{ name: 'a/b.txt', content: 'words' }]));
    expect(new TextDecoder().decode(pack['a/b.txt'])).toBe('words');
  });

  test('reads the same bytes once', async () => {
    const [one, other] = await Promise.all([workshop.readLive([update]), workshop.readLive([update])]);
    expect(other).toBe(one);
  });

  test('describes a branch and previews its merge once, and anew when the branch or the draft moved', async () => {
    const seed = await workshop.seedBranch([update]);
    const write = async (words: string) => [
      seed.update,
      await workshop.restore([seed.update], canonicalJson(doc(h('b1', 1, 'Scope'), p('b2', words)))),
    ];
    const [branch, other] = [await write('Other words.'), await write('Still other words.')];
    const described = await workshop.describeBranch(seed.canonical, branch);
    expect(await workshop.describeBranch(seed.canonical, branch)).toBe(described);
    expect(await workshop.describeBranch(seed.canonical, other)).not.toEqual(described);
    const previewed = await workshop.previewMerge(seed.canonical, [update], branch);
    expect(await workshop.previewMerge(seed.canonical, [update], branch)).toBe(previewed);
    expect(await workshop.previewMerge(seed.canonical, [update], other)).not.toEqual(previewed);
    const moved = await workshop.restore([update], canonicalJson(doc(h('b1', 1, 'Aim'), p('b2', 'Words.'))));
    expect(await workshop.previewMerge(seed.canonical, [update, moved], branch)).not.toEqual(previewed);
  });

  test('leaves the bytes it was given to their owner', async () => {
    const given = update.slice();
    await workshop.freeze([given]);
    expect(given).toEqual(update);
  });

  test.each([
    ['a log that is no log', () => workshop.readLive([new Uint8Array([255, 255, 255, 255, 7])]), 'bad-input'],
    ['a snapshot that is none', () => workshop.renderCanonical('{'), 'bad-input'],
    ['a file that is no text', () => workshop.importMarkdown(new Uint8Array([0])), 'holds-nul'],
    ['a file nested too deep', () => workshop.importMarkdown(bytes('>'.repeat(5000))), 'too-deep'],
  ])('tells %s by its code and goes on', async (_sentence, work, code) => {
    await expect(work()).rejects.toMatchObject({ code });
    expect((await workshop.html(content)).html).toContain('Words.');
  });

  test('does many pieces of work at once, each answered with its own', async () => {
    const sources = Array.from({ length: 12 }, (_, index) => `# Text ${index}`);
    const answers = await Promise.all(sources.map((source) => workshop.importMarkdown(bytes(source))));
    expect(answers.map(({ title }) => title)).toEqual(sources.map((source) => source.slice(2)));
  });
});

/** A worker of this program, in place of the real one. */
function program(source: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'worker-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'worker.mjs');
  writeFileSync(file, source);
  return file;
}

describe('a text that needs too much', { timeout: 60_000 }, () => {
  const large = bytes(
    '| a | b |\n|---|---|\n'.concat('| word **word** `word` | [x](https://a.example) |\n'.repeat(45_000)),
  );

  test('of time is given up, and the next work is done', async () => {
    const hasty = createTextWorkshop({ timeoutMs: 1500, threads: 1 });
    const refused = expect(hasty.importMarkdown(large)).rejects.toMatchObject({ code: 'timed-out' });
    await refused;
    await hasty.close();
    await expect(hasty.html(content)).rejects.toMatchObject({ code: 'timed-out' });
  });

  test('of memory is refused, and the next work is done', async () => {
    const small = createTextWorkshop({ memoryMb: 48, threads: 1, timeoutMs: 50_000 });
    await expect(small.importMarkdown(large)).rejects.toMatchObject({ code: 'too-costly' });
    expect((await small.html(content)).html).toContain('Words.');
    await small.close();
  });

  test.each(['&#x3c;', '`a` ', '\\*'])(
    'of memory, all at once, ends neither this process nor its other work: %s again and again',
    async (sign) => {
      const small = createTextWorkshop({ memoryMb: 48, timeoutMs: 50_000 });
      onTestFinished(() => small.close());
      const file = bytes(sign.repeat(400_000));
      for (let round = 0; round < 3; round += 1) {
        const refused = expect(small.importMarkdown(file)).rejects.toMatchObject({ code: 'too-costly' });
        expect((await small.html(content)).html).toContain('Words.');
        await refused;
      }
      expect(await small.importMarkdown(bytes('# One'))).toMatchObject({ title: 'One' });
    },
  );

  test('does its work on files without the secrets of the portal', async () => {
    process.env.SECRET_OF_THE_PORTAL = 'psst';
    onTestFinished(() => {
      delete process.env.SECRET_OF_THE_PORTAL;
    });
    const workerFile = program(`process.on('message', ({ id }) => {
      process.send({ id, result: { title: Object.keys(process.env).join(' ') } });
    });`);
    const lane = createTextWorkshop({ workerFile });
    onTestFinished(() => lane.close());
    const { title } = await lane.importMarkdown(bytes('# One'));
    expect(title).toContain('PATH');
    expect(title).not.toContain('SECRET_OF_THE_PORTAL');
  });

  test('leaves no thread behind when there is nothing to do', async () => {
    const shortLived = createTextWorkshop({ idleMs: 50 });
    await shortLived.html(content);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await shortLived.html(content)).html).toContain('Words.');
    await shortLived.close();
  });
});
