import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { changeVersion } from '../../db/queries/versions';
import { type DraftPortal, startDraftPortal } from '../support/draft-portal';
import { image, PNG, para, relation, run, wordFile } from '../support/word-file';

/** The form to which files are uploaded, filled in as its page would, by an editor whose draft is not begun. */
async function uploadForm(portal: DraftPortal) {
  const { versionId, reference, amina } = portal.world;
  const number = await portal.ctx.store.tx(async (tx) => {
    await changeVersion(tx, versionId, { documentId: null });
    const [version] = await tx.db.select().from(tx.tables.versions);
    return version?.number ?? '';
  });
  const { name, value } = await portal.cookieFor(amina.id);
  const headers = { cookie: `${name}=${value}`, origin: portal.origin };
  const address = `${portal.origin}/standards/${reference}/${number}/start`;
  const get = async (path: string) => await fetch(new URL(path, portal.origin), { headers });
  const page = await (await get(address)).text();
  const token = /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  return {
    get,
    send: async (bytes: Uint8Array, fileName: string) => {
      const form = new FormData();
      form.set('_csrf', token);
      form.set('source', 'file');
      form.set('file', new Blob([Uint8Array.from(bytes)]), fileName);
      return await fetch(address, { method: 'POST', body: form, headers, redirect: 'manual' });
    },
  };
}

const latin = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const deep = (depth: number) =>
  wordFile({ body: `${'<w:tbl><w:tr><w:tc>'.repeat(depth)}${'</w:tc></w:tr></w:tbl>'.repeat(depth)}` });
const withParts = (parts: Record<string, Uint8Array>) => wordFile({ body: para('', run('a')), parts });
const whole = wordFile({ body: para('', run('Words.')) });
const huge = PNG.slice();
new DataView(huge.buffer).setUint32(16, 50_000);

const TOO_MANY =
  'more than one text can: 50,000 paragraphs, headings and points of lists, 300,000 cells of tables or 50,000 links';
const ROW = `|${'x|'.repeat(60)}\n`;
const manyParagraphs = (count: number) =>
  wordFile({
    body: Array.from({ length: count }, (_one, at) => `<w:p><w:r><w:t>${at}</w:t></w:r></w:p>`).join(''),
  });

/** A file, and what the page says beside the field of the form, or in the report before anything is made of it. */
const CASES: ReadonlyArray<readonly [string, string, () => Uint8Array, string]> = [
  [
    'a zip bomb',
    'a.docx',
    () => withParts({ 'word/x.xml': new Uint8Array(20_000_000) }),
    'put together in a way that Word does not',
  ],
  [
    'a name that leaves its folder',
    'a.docx',
    () => withParts({ '../x': strToU8('x') }),
    'put together in a way that Word does not',
  ],
  [
    'a document type',
    'a.docx',
    () => withParts({ 'word/document.xml': strToU8('<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>') }),
    'put together in a way that Word does not',
  ],
  [
    'macros',
    'a.docm',
    () => withParts({ 'word/vbaProject.bin': strToU8('x') }),
    'Save it as .docx without macros',
  ],
  [
    'a file with a password',
    'a.docx',
    () => latin('\xd0\xcf\x11\xe0\xa1\xb1'),
    'Save it as .docx without a password',
  ],
  ['half a file', 'a.docx', () => whole.subarray(0, whole.length / 2), 'Open it in Word, save it as .docx'],
  [
    'six thousand parts',
    'a.docx',
    () => withParts(Object.fromEntries(Array.from({ length: 6000 }, (_one, at) => [`x/${at}`, strToU8('')]))),
    'Split the text',
  ],
  ['tables two hundred deep', 'a.docx', () => deep(200), 'nested more than 60 deep. Flatten them'],
  [
    'elements twenty thousand deep',
    'a.html',
    () => latin('<div>'.repeat(20_000)),
    'nested more than 60 deep. Flatten them',
  ],
  [
    'quotes ten thousand deep',
    'a.md',
    () => latin('>'.repeat(10_000)),
    'nested more than 60 deep. Flatten them',
  ],
  ['text in another encoding', 'a.md', () => latin('caf\xe9'), 'Save it as UTF-8'],
  ['a page in another encoding', 'a.html', () => latin('<p>caf\xe9'), 'Save it as UTF-8'],
  [
    'a page in UTF-16',
    'a.html',
    () => Uint8Array.from(Buffer.from('\ufeff<p>a', 'utf16le')),
    'Save it as UTF-8',
  ],
  ['a page with NUL', 'a.html', () => latin('<p>a\0'), 'Save it as plain text in UTF-8'],
  ['a PDF', 'a.pdf', () => latin('%PDF-1.7'), 'Choose the Word file that it was made from'],
  ['nothing', 'a.md', () => new Uint8Array(), 'with text in it'],
  [
    'pictures of all kinds',
    'a.docx',
    () =>
      wordFile({
        body:
          para('', run('Four pictures.')) +
          ['svg', 'huge', 'gone', 'far'].map((name) => para('', image(name, name))).join(''),
        relations:
          ['svg', 'huge', 'gone'].map((name) => relation(name, 'image', `media/${name}.png`)).join('') +
          relation('far', 'image', 'https://evil.example/x.png', true),
        parts: { 'word/media/svg.png': strToU8('<svg onload="x()"/>'), 'word/media/huge.png': huge },
      }),
    'drawing in SVG.*50 million.*not in the file.*https://evil\\.example/x\\.png',
  ],
  ['words that turn', 'a.md', () => strToU8('a \u202eb\u2066 c'), 'turn the order of words'],
  ['a million paragraphs', 'a.md', () => strToU8('a\n\n'.repeat(1_000_000)), TOO_MANY],
  ['a million headings', 'a.md', () => strToU8('# a\n'.repeat(1_000_000)), TOO_MANY],
  ['a million paragraphs of a page', 'a.html', () => strToU8('<p>a'.repeat(1_000_000)), TOO_MANY],
  ['sixty thousand paragraphs of Word', 'a.docx', () => manyParagraphs(60_000), TOO_MANY],
  [
    'a table of 20,000 rows with 60 columns',
    'a.md',
    () => strToU8(`${ROW}|${'-|'.repeat(60)}\n${ROW.repeat(20_000)}`),
    TOO_MANY,
  ],
  ['a million brackets', 'a.md', () => strToU8('['.repeat(1_000_000)), TOO_MANY],
  ['a hundred thousand pictures without end', 'a.md', () => strToU8('![a]('.repeat(100_000)), TOO_MANY],
  [
    'a definition of a link of 100 kB that is used ten thousand times',
    'a.md',
    () => strToU8(`[a]: /${'b'.repeat(100_000)}\n\n${'[a] '.repeat(10_000)}`),
    TOO_MANY,
  ],
  [
    'a template that lies elsewhere',
    'a.docx',
    () =>
      wordFile({
        body: para('', run('a')),
        relations: relation('s1', 'settings', 'settings.xml'),
        parts: {
          'word/settings.xml': strToU8('<w:settings/>'),
          'word/_rels/settings.xml.rels': strToU8(
            `<Relationships>${relation('t1', 'attachedTemplate', 'https://evil.example/a.dotm', true)}</Relationships>`,
          ),
        },
      }),
    'https://evil\\.example/a\\.dotm',
  ],
  [
    'a page of programs',
    'a.html',
    () =>
      latin(
        '<base href="https://e.example/"><meta http-equiv="refresh" content="0;url=x"><p onclick="x()">a<a href="javascript:x">b</a><iframe src="x"></iframe><form action="x"><input></form>',
      ),
    '&lt;iframe&gt;.*javascript:x|javascript:x.*&lt;iframe&gt;',
  ],
];

test('a file made to harm is refused beside the field with a cure, or made safe and told, while other pages answer', async () => {
  const portal = await startDraftPortal();
  const { get, send } = await uploadForm(portal);
  const wrong: string[] = [];
  for (const [what, name, make, sentence] of CASES) {
    const sent = await send(make(), name);
    const shown = sent.status === 302 ? await get(sent.headers.get('location') ?? '') : sent;
    const page = await shown.text();
    const says = new RegExp(sentence, 's').test(page);
    const isSafe = !/onclick|onload=|<iframe|href="javascript|http-equiv="refresh" content="0/.test(
      page.slice(page.indexOf('<main')).replace(/<code>.*?<\/code>/gs, ''),
    );
    const isKnown = shown.status === (sent.status === 302 && shown.status === 200 ? 200 : 400);
    const isTitled = page.includes('<title>Error: ') === (shown.status === 400);
    if (!says || !isSafe || !isKnown || !isTitled)
      wrong.push(
        `${what}: ${sent.status} ${shown.status} ${says ? '' : 'does not say it'} ${isSafe ? '' : 'is not safe'} ${isTitled ? '' : 'is titled otherwise'}`,
      );
  }
  expect(wrong).toEqual([]);

  const slow = await send(strToU8('word '.repeat(200_000)), 'a.md');
  const order: string[] = [];
  const preview = get(slow.headers.get('location') ?? '').then(async (answer) => {
    await answer.text();
    order.push(`preview ${answer.status}`);
  });
  const other = get('/standards').then((answer) => order.push(`other page ${answer.status}`));
  await Promise.all([preview, other]);
  expect(order).toEqual(['other page 200', 'preview 200']);
});
