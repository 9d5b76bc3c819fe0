import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { importWord } from '../../app/document/import-word';
import { type DocumentJson, plainText } from '../../app/document/json';
import { cell, image, PNG, para, point, relation, run, type WordParts, wordFile } from '../support/word-file';
import { blockLines } from './imported';

const imported = (parts: WordParts) => importWord(wordFile(parts));
const kinds = (parts: WordParts) => imported(parts).report.map(({ kind }) => kind);
const lines = (body: string) => blockLines(imported({ body }).content);
const block = (content: DocumentJson, type: string) => content.content?.find((one) => one.type === type);

describe('a Word file', () => {
  test('has its headings by their invariant names, below a title', () => {
    const { content, title } = imported({
      body:
        para('Titel', run('Booking')) +
        para('berschrift1', run('Scope')) +
        para('berschrift2', run('Care settings')) +
        para('', run('Words.')),
    });
    expect(title).toBe('Booking');
    const headings = content.content?.map((one) => [one.attrs?.level ?? 0, plainText(one)]);
    expect(headings).toEqual([
      [1, 'Booking'],
      [2, 'Scope'],
      [3, 'Care settings'],
      [0, 'Words.'],
    ]);
  });

  test('has its lists as lists, nested, and counting on after a paragraph between', () => {
    const { content } = imported({
      body:
        point(2, 0, run('one')) +
        point(2, 1, run('one a')) +
        point(2, 0, run('two')) +
        para('', run('Between.')) +
        point(2, 0, run('three')) +
        point(1, 0, run('dot')),
    });
    const [first, , second, dots] = content.content ?? [];
    expect(first?.content?.map(plainText)).toEqual(['one one a', 'two']);
    const inner = first?.content?.[0]?.content?.[1];
    expect(inner).toMatchObject({ type: 'orderedList', attrs: { type: 'a', start: 1 } });
    expect(second).toMatchObject({ type: 'orderedList', attrs: { start: 3 } });
    expect(dots).toMatchObject({ type: 'bulletList' });
  });

  test('has tables with header rows, spans and captions', () => {
    const head = `<w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('Field')}${cell('Meaning')}</w:tr>`;
    const wide = `<w:tr>${cell('both', '<w:gridSpan w:val="2"/>')}</w:tr>`;
    const tall = `<w:tr>${cell('id', '<w:vMerge w:val="restart"/>')}${cell('x')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('y')}</w:tr>`;
    const { content, report } = imported({
      body: `${para('Caption', run('Table 4: Fields'))}<w:tbl>${head}${wide}${tall}</w:tbl>`,
    });
    const table = block(content, 'table');
    expect(table?.attrs?.caption).toBe('Fields');
    const rows = table?.content ?? [];
    expect(rows[0]?.content?.map(({ type }) => type)).toEqual(['tableHeader', 'tableHeader']);
    expect(rows[1]?.content?.[0]?.attrs).toMatchObject({ colspan: 2 });
    expect(rows[2]?.content?.[0]?.attrs).toMatchObject({ rowspan: 2 });
    expect(rows[3]?.content?.map(plainText)).toEqual(['y']);
    expect(report).toEqual([]);
  });

  test('has marks, links, bookmarks, code, quotes and notes', () => {
    const { content } = imported({
      body:
        para(
          '',
          '<w:bookmarkStart w:id="0" w:name="there"/>',
          run('Bold', '<w:b/>'),
          run(' not', '<w:b w:val="0"/>'),
        ) +
        para('', '<w:hyperlink w:anchor="there">', run('see there'), '</w:hyperlink>', ' ') +
        para('', '<w:hyperlink r:id="out">', run('site'), '</w:hyperlink>') +
        para(
          '',
          '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://b.example/" </w:instrText></w:r>',
          '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
          run('field'),
          '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ) +
        para('', run('{', '<w:rFonts w:ascii="Consolas"/>')) +
        para('', run('}', '<w:rFonts w:ascii="Consolas"/>')) +
        para('Quote', run('Said.'), '<w:r><w:footnoteReference w:id="2"/></w:r>'),
      relations: relation('out', 'hyperlink', 'https://a.example/', true),
      footnotes: `<w:footnote w:id="2">${para('', run('By whom.'))}</w:footnote>`,
    });
    const [bold, there, out, field, code, quote, notes, list] = content.content ?? [];
    expect(bold?.content).toMatchObject([{ text: 'Bold', marks: [{ type: 'bold' }] }, { text: ' not' }]);
    expect(there?.content?.[0]?.marks).toMatchObject([{ attrs: { href: `#${bold?.attrs?.id}` } }]);
    expect(out?.content?.[0]?.marks).toMatchObject([{ attrs: { href: 'https://a.example/' } }]);
    expect(field?.content?.[0]?.marks).toMatchObject([{ attrs: { href: 'https://b.example/' } }]);
    expect(code).toMatchObject({ type: 'codeBlock', content: [{ text: '{\n}' }] });
    expect(quote?.type).toBe('blockquote');
    expect([plainText(notes ?? { type: '' }), plainText(list ?? { type: '' })]).toEqual([
      'Notes',
      'By whom.',
    ]);
  });

  test('has its images by what they are, and says which cannot be shown', () => {
    const parts = {
      body: para('', image('good', 'A map')) + para('', image('svg', '')) + para('', image('far', 'Tracker')),
      relations:
        relation('good', 'image', 'media/a.jpeg') +
        relation('svg', 'image', 'media/b.png') +
        relation('far', 'image', 'https://evil.example/x.png', true),
      parts: { 'word/media/a.jpeg': PNG, 'word/media/b.png': strToU8('<svg onload="x()"/>') },
    };
    const { content, images } = imported(parts);
    expect(images.map(({ mediaType }) => mediaType)).toEqual(['image/png']);
    const figures = content.content?.map(({ attrs }) => [attrs?.src, attrs?.alt]);
    expect(figures).toEqual([
      [`/files/${images[0]?.hash}`, 'A map'],
      [null, null],
      [null, 'Tracker'],
    ]);
    expect(kinds(parts)).toEqual(
      expect.arrayContaining(['image-refused', 'image-undescribed', 'external-not-fetched']),
    );
  });

  test('has the links of its footnotes as the part of the footnotes names them', () => {
    const link = '<w:hyperlink r:id="same">there</w:hyperlink>'.replace('there', run('there'));
    const { content } = imported({
      body: para('', link, '<w:r><w:footnoteReference w:id="2"/></w:r>'),
      relations: relation('same', 'hyperlink', 'https://text.example/', true),
      footnotes: `<w:footnote w:id="2">${para('', link)}</w:footnote>`,
      parts: {
        'word/_rels/footnotes.xml.rels': strToU8(
          `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('same', 'hyperlink', 'https://note.example/', true)}</Relationships>`,
        ),
      },
    });
    const written = JSON.stringify(content);
    expect(written.match(/https:\/\/\w+\.example\//g)).toEqual([
      'https://text.example/',
      'https://note.example/',
    ]);
  });

  test('has the characters that are written as numbers, and shows what is no character as that', () => {
    const words = 'a&#8217;b&#x2019;c&#00000000065;d&#x00000041;e&#xD800;f&#0;g&#9999999999;';
    expect(lines(para('', run(words)))).toEqual(['paragraph: a’b’cAdAe\ufffdf\ufffdg\ufffd']);
  });

  test('has notes that refer to one another once each, and tables that lie as far as a table reaches', () => {
    const refer = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
    const { content } = imported({
      body:
        para('', run('x'), refer(1)) +
        `<w:tbl><w:tr>${cell('a', '<w:gridSpan w:val="1000000000"/>')}${cell('b', '<w:vMerge/>')}</w:tr></w:tbl>`,
      footnotes: [1, 2]
        .map((id) => `<w:footnote w:id="${id}">${para('', run(`n${id}`), refer(3 - id))}</w:footnote>`)
        .join(''),
    });
    expect(plainText(block(content, 'orderedList') ?? { type: '' })).toBe('n12 n21');
    const [row] = block(content, 'table')?.content ?? [];
    expect(row?.content).toMatchObject([{ attrs: { colspan: 200 } }]);
    expect(plainText(row ?? { type: '' })).toBe('a b');
  });

  test('is read as it was before its tracked changes, which are listed by author', () => {
    const by = (author: string) => `w:id="1" w:author="${author}" w:date="2026-01-02T03:04:05Z"`;
    const gone = '<w:r><w:delText>may</w:delText></w:r>';
    const { content, changes } = imported({
      body:
        para(
          '',
          run('It '),
          `<w:del ${by('Ada')}>${gone}</w:del><w:ins ${by('Bo')}>${run('must')}</w:ins>`,
          run(' hold.'),
        ) +
        `<w:p><w:pPr><w:rPr><w:del ${by('Ada')}/></w:rPr></w:pPr>${run('First half,')}</w:p>` +
        para('', run(' second half.')),
    });
    expect(content.content?.map(plainText)).toEqual(['It may hold.', 'First half,', 'second half.']);
    expect(changes).toEqual([
      { kind: 'deleted', author: 'Ada', at: '2026-01-02T03:04:05Z', text: 'may' },
      { kind: 'inserted', author: 'Bo', at: '2026-01-02T03:04:05Z', text: 'must' },
      { kind: 'deleted', author: 'Ada', at: '2026-01-02T03:04:05Z', text: '¶' },
    ]);
  });

  test('says of looks that it has no place for in which paragraph they are first', () => {
    const red = run('Red', '<w:color w:val="FF0000"/><w:u w:val="none"/>');
    const body = para('', run('Plain.', '<w:color w:val="auto"/>')) + para('', red) + para('', red);
    expect(imported({ body }).report).toEqual([
      { kind: 'style-dropped', what: 'colour FF0000', count: 2, paragraph: 2 },
    ]);
  });

  test('names each font, size and colour that it leaves out, also those of styles and cells', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="Note"><w:name w:val="Note"/><w:rPr><w:rFonts w:ascii="Georgia"/><w:color w:val="005EB8"/></w:rPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Listing"><w:name w:val="Listing"/><w:rPr><w:rFonts w:ascii="Consolas"/></w:rPr></w:style>';
    const body =
      para(
        '',
        run('a', '<w:rFonts w:ascii="Arial"/><w:sz w:val="28"/><w:shd w:val="clear" w:fill="FFFF00"/>'),
      ) +
      para('Note', run('b')) +
      para('Listing', run('c')) +
      `<w:tbl><w:tr>${cell('d', '<w:shd w:val="clear" w:fill="FFC7CE"/>')}</w:tr></w:tbl>`;
    const told = imported({ body, styles }).report.filter(({ kind }) => kind === 'style-dropped');
    expect(told.map(({ what, paragraph }) => [what, paragraph])).toEqual([
      ['font Arial', 1],
      ['size 14 pt', 1],
      ['background FFFF00', 1],
      ['font Georgia, of the style “note”', 2],
      ['colour 005EB8, of the style “note”', 2],
      ['background FFC7CE of a cell', 3],
    ]);
  });

  test('has its first thousand comments, and says whose the others are', () => {
    const comment = (id: number) =>
      `<w:comment w:id="${id}" w:author="Ada">${para('', run(`n${id}`))}</w:comment>`;
    const { comments, report } = imported({
      body: para('', run('Words.')),
      comments: Array.from({ length: 1002 }, (_one, id) => comment(id)).join(''),
    });
    expect(comments).toHaveLength(1000);
    expect(report).toEqual([{ kind: 'comment-beyond', what: 'Ada', count: 2 }]);
  });

  test('leaves out what is computed or hidden, and says so', () => {
    const contents =
      '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>' +
      `<w:sdtContent>${para('', run('Scope 3'))}</w:sdtContent></w:sdt>`;
    const body = contents + para('', run('Seen.'), run('Secret', '<w:vanish/>'));
    expect(lines(body)).toHaveLength(1);
    expect(kinds({ body })).toEqual(['contents-computed', 'hidden-text']);
  });
});
