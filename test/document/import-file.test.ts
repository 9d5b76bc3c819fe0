import { expect, it } from 'vitest';
import type { ImportKind } from '../../app/document/import/import-types';
import { importFile } from '../../app/document/import-file';

const read = (kind: ImportKind, source: string) => importFile(new TextEncoder().encode(source), kind);

it.each<[ImportKind, string, string]>([
  ['markdown', 'a rule alone', '---\n'],
  ['markdown', 'a comment that nobody sees', '<!-- nothing -->\n'],
  ['markdown', 'signs of no width', '  \n\u200b\u2060\n'],
  ['markdown', 'an empty table', '| | |\n| --- | --- |\n| | |\n'],
  ['html', 'an empty page', '<!DOCTYPE html><html><head></head><body> </body></html>'],
])(
  'refuses a %s file that holds %s, which would empty the draft it is brought into',
  (kind, _what, source) => {
    expect(() => read(kind, source)).toThrow(expect.objectContaining({ code: 'nothing-in-it' }));
  },
);

it.each<[ImportKind, string]>([
  ['markdown', '.'],
  ['markdown', '# 1'],
  ['html', '<p>&#x4E00;</p>'],
])('takes a %s file of which one sign can be seen: %s', (kind, source) => {
  expect(read(kind, source).content.content).not.toEqual([]);
});
