import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { importWord } from '../../app/document/import-word';
import { plainText } from '../../app/document/json';
import { TEXT_ERROR_CODES, textErrorCode } from '../../app/document/text-error';
import { image, para, relation, run, WORD_SPECIFICATION, wordFile } from '../support/word-file';

describe('a hostile Word file', () => {
  const refusal = (bytes: Uint8Array) => {
    try {
      importWord(bytes);
      return 'taken';
    } catch (error) {
      return textErrorCode(error);
    }
  };
  const withParts = (parts: Record<string, Uint8Array>) => wordFile({ body: '', parts });
  const zeros = (megabytes: number) => new Uint8Array(megabytes * 1024 * 1024);
  const cases: Array<[string, () => Uint8Array, string]> = [
    ['no archive at all', () => strToU8('PK but not really'), 'bad-input'],
    ['an archive of something else', () => zipSync({ 'a.txt': strToU8('a') }), 'bad-input'],
    ['an old or locked file', () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'old-office'],
    ['macros', () => withParts({ 'word/vbaProject.bin': strToU8('x') }), 'holds-macros'],
    [
      'macros by their type alone',
      () =>
        wordFile({
          body: '',
          contentTypes:
            '<Override PartName="/x" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>',
        }),
      'holds-macros',
    ],
    [
      'macros under another name',
      () =>
        wordFile({
          body: '',
          contentTypes: '<Default Extension="dat" ContentType="application/vnd.ms-office.vbaProject"/>',
          parts: { 'word/settings.dat': strToU8('x') },
        }),
      'holds-macros',
    ],
    [
      'parts that lie over one another',
      () => overlapping(withParts({ 'word/a.xml': strToU8(noise()), 'word/b.xml': strToU8(noise()) })),
      'archive-unsafe',
    ],
    [
      'six thousand parts',
      () =>
        withParts(
          Object.fromEntries(Array.from({ length: 6000 }, (_one, at) => [`word/${at}`, strToU8('')])),
        ),
      'too-large',
    ],
    [
      'an ampersand that begins nothing',
      () => withParts({ 'word/document.xml': strToU8('<a>R & D</a>') }),
      'bad-input',
    ],
    [
      'XML in another encoding',
      () => withParts({ 'word/document.xml': Uint8Array.from(Buffer.from('\ufeff<a/>', 'utf16le')) }),
      'bad-input',
    ],
    [
      'tables nested two hundred deep',
      () => wordFile({ body: `${'<w:tbl><w:tr><w:tc>'.repeat(200)}${'</w:tc></w:tr></w:tbl>'.repeat(200)}` }),
      'too-deep',
    ],
    [
      'a part that leads out of the file as its text',
      () =>
        withParts({
          '_rels/.rels': strToU8(
            `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('r1', 'officeDocument', 'https://evil.example/document.xml', true)}</Relationships>`,
          ),
        }),
      'bad-input',
    ],
    [
      'a name that leaves its folder',
      () => withParts({ '../../etc/passwd': strToU8('x') }),
      'archive-unsafe',
    ],
    [
      'a part that unpacks a thousandfold',
      () => withParts({ 'word/media/a.png': zeros(20) }),
      'archive-unsafe',
    ],
    [
      'a text of 100 MB',
      () =>
        claiming(
          withParts({ 'word/document.xml': strToU8(noise()) }),
          'word/document.xml',
          100 * 1024 * 1024,
        ),
      'too-large',
    ],
    [
      'entities that grow',
      () =>
        withParts({
          'word/document.xml': strToU8(
            '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document><w:t>&b;</w:t></w:document>',
          ),
        }),
      'archive-unsafe',
    ],
    [
      'an unknown entity',
      () => withParts({ 'word/document.xml': strToU8('<document>&secret;</document>') }),
      'bad-input',
    ],
    [
      'elements nested a thousand deep',
      () => withParts({ 'word/document.xml': strToU8('<a>'.repeat(1000) + '</a>'.repeat(1000)) }),
      'too-deep',
    ],
    ['XML that does not end', () => withParts({ 'word/document.xml': strToU8('<a><b>') }), 'bad-input'],
  ];
  test.each(cases)('with %s is refused', (_what, make, code) => {
    expect(refusal(make())).toBe(code);
  });

  test('keeps its text when a picture in it is damaged, missing or too large, and says which', () => {
    const names = ['damaged', 'missing', 'large'];
    const bytes = wordFile({
      body: para('', run('Words.')) + names.map((name) => para('', image(name, name))).join(''),
      relations: names.map((name) => relation(name, 'image', `media/${name}.png`)).join(''),
      parts: {
        'word/media/damaged.png': strToU8(noise()),
        'word/media/large.png': new Uint8Array(11_000_000),
      },
    });
    const { content, report } = importWord(broken(bytes, 'word/media/damaged.png'));
    expect(plainText(content.content?.[0] ?? { type: '' })).toBe('Words.');
    expect(report.filter(({ kind }) => kind === 'image-refused').map(({ what }) => what)).toEqual([
      'word/media/damaged.png: damaged',
      'word/media/missing.png: not in the file',
      'word/media/large.png: larger than 10 MB',
    ]);
  });

  test('whose settings lead to a template elsewhere is taken without fetching it, and that is told', () => {
    const bytes = wordFile({
      body: para('', run('Words.')),
      relations: relation('s1', 'settings', 'settings.xml'),
      parts: {
        'word/settings.xml': strToU8('<w:settings xmlns:w="x"><w:attachedTemplate r:id="t1"/></w:settings>'),
        'word/_rels/settings.xml.rels': strToU8(
          `<Relationships>${relation('t1', 'attachedTemplate', 'https://evil.example/a.dotm', true)}</Relationships>`,
        ),
      },
    });
    const { content, report } = importWord(bytes);
    expect(plainText(content.content?.[0] ?? { type: '' })).toBe('Words.');
    expect(report).toEqual([{ kind: 'external-not-fetched', what: 'https://evil.example/a.dotm', count: 1 }]);
  });

  test('is refused or taken whole wherever it is cut off or a byte of it is changed', () => {
    const whole = wordFile(WORD_SPECIFICATION);
    const known: ReadonlySet<string | null> = new Set(['taken', ...TEXT_ERROR_CODES]);
    for (let at = 0; at < whole.length; at += 37) {
      const changed = whole.slice();
      changed[at] = 255 - (changed[at] ?? 0);
      expect([at, known.has(refusal(whole.subarray(0, at))), known.has(refusal(changed))]).toEqual([
        at,
        true,
        true,
      ]);
    }
  });

  test('whose directory lies about the size of a part is refused', () => {
    const bytes = wordFile({ body: para('', run('word '.repeat(2000))) });
    expect(refusal(claiming(bytes, 'word/document.xml', 500))).toBe('archive-unsafe');
  });
});

/** The archive with a directory that claims another size for a part. */
function claiming(bytes: Uint8Array, part: string, size: number): Uint8Array {
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 46 < bytes.length; at += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)));
    if (name === part) view.setUint32(at + 24, size, true);
  }
  return bytes;
}

/** The places of the archive's directory at which its entries stand, by name. */
function directory(bytes: Uint8Array): Map<string, number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const places = new Map<string, number>();
  for (let at = 0; at + 46 < bytes.length; at += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    places.set(
      new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true))),
      at,
    );
  }
  return places;
}

/** The archive with a part whose packed bytes are spoilt. */
function broken(bytes: Uint8Array, part: string): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = view.getUint32((directory(bytes).get(part) ?? 0) + 42, true);
  return bytes.fill(0xff, at + 100, at + 1000);
}

/** The archive whose two last parts are the same bytes. */
function overlapping(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [one = 0, other = 0] = [...directory(bytes).values()].slice(-2);
  for (const field of [20, 24, 42]) view.setUint32(other + field, view.getUint32(one + field, true), true);
  return bytes;
}

/** Text that hardly shrinks. */
function noise(): string {
  let line = '';
  for (let seed = 1; line.length < 1024 * 1024; seed = (seed * 48271) % 2147483647) line += seed.toString(36);
  return line;
}
