import { DOMParser as ProseMirrorParser } from '@tiptap/pm/model';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { NodeJson } from '../../app/document/json';
import { houseSchema } from '../../app/document/schema';
import { imagesLeftOut } from '../../app/editor/text/dropped-images';
import { picturesLeftOut, preparePastedHtml } from '../../app/editor/text/pasted-html';

/** What the clipboard of each program holds, in the shape that it writes. */
const WORD = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head>
<meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal, li.MsoNormal {mso-style-unhide:no; margin:0cm;} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<p class=MsoTitle>Referral messages<o:p></o:p></p>
<h1>Scope<o:p></o:p></h1>
<p class=MsoNormal>It <del cite="mailto:Ada" datetime="2026-01-02T03:04">may</del><ins cite="mailto:Bo" datetime="2026-01-02T03:05">must</ins> <b style='mso-bidi-font-weight:normal'>hold</b>.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;</span></span></span><![endif]>First<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>o<span>&nbsp;</span></span><![endif]>Inner<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp;</span></span><![endif]>Second<o:p></o:p></p>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0><tr style='mso-yfti-irow:0'>
<td width=301 valign=top style='width:225.4pt'><p class=MsoNormal><b>Field<o:p></o:p></b></p></td>
<td width=301><p class=MsoNormal><b>Meaning<o:p></o:p></b></p></td></tr>
<tr><td><p class=MsoNormal>id<o:p></o:p></p></td><td><p class=MsoNormal>The booking<o:p></o:p></p></td></tr></table>
<p class=MsoNormal><img width=1 height=1 src="file:///C:/Users/a/AppData/Local/Temp/msohtmlclip1/01/clip_image001.png"></p>
<!--EndFragment--></body></html>`;

const DOCS = `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1f2e3d4c-7fff-aaaa">
<h2 dir="ltr" style="line-height:1.38;margin-top:18pt;"><span style="font-size:16pt;font-weight:400;white-space:pre-wrap;">Scope</span></h2>
<p dir="ltr" style="line-height:1.38;"><span style="font-weight:400;">Plain </span><span style="font-weight:700;">bold</span><span style="font-weight:400;font-style:italic;"> slanted</span></p>
<ul style="margin-top:0;"><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation"><span>First</span></p></li>
<ul><li dir="ltr" style="list-style-type:circle;" aria-level="2"><p dir="ltr" role="presentation"><span>Inner</span></p></li></ul></ul>
<div dir="ltr" align="left"><table style="border:none;"><colgroup><col width="300"/><col width="300"/></colgroup><tbody>
<tr style="height:0pt"><td><p dir="ltr"><span style="font-weight:700;">Field</span></p></td><td><p dir="ltr"><span style="font-weight:700;">Meaning</span></p></td></tr>
<tr><td><p dir="ltr"><span>id</span></p></td><td><p dir="ltr"><span>The booking</span></p></td></tr></tbody></table></div><br></b>`;

const EXCEL = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta name=Generator content="Microsoft Excel 15"><style><!--table {mso-displayed-decimal-separator:"\\.";}
.xl65 {color:black; font-weight:700; mso-style-parent:style0;} .xl66 {mso-number-format:"\\@";} --></style></head>
<body link="#0563C1"><table border=0 cellpadding=0 cellspacing=0 width=128><!--StartFragment--><col width=64 span=2 style='width:48pt'>
<tr height=20><td height=20 class=xl65 width=64>Field</td><td class=xl65 width=64>Count</td></tr>
<tr height=20><td height=20 class=xl66>id</td><td align=right>3</td></tr><!--EndFragment--></table></body></html>`;

const SHEETS = `<meta charset='utf-8'><google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #cccccc;}--></style>
<table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" dir="ltr" data-sheets-root="1"><colgroup><col width="100"/></colgroup><tbody>
<tr style="height:21px;"><td style="font-weight:bold;" data-sheets-value="{}">Field</td></tr><tr><td>id</td></tr></tbody></table></google-sheets-html-origin>`;

beforeAll(() => {
  const { window } = new JSDOM('');
  vi.stubGlobal('DOMParser', window.DOMParser);
});
afterAll(() => vi.unstubAllGlobals());

/** What the schema takes from a clipboard. */
function pasted(html: string): NodeJson[] {
  const page = new JSDOM(preparePastedHtml(html)).window.document;
  const made = ProseMirrorParser.fromSchema(houseSchema()).parse(page.body);
  return (made.toJSON() as NodeJson).content ?? [];
}

/** Types and words as a line, such as `tableRow(tableHeader(paragraph(Field)))`. */
function sketch(node: NodeJson): string {
  if (node.text !== undefined) {
    const marks = (node.marks ?? []).map(({ type }) => type).join('+');
    return marks === '' ? node.text.trim() : `${node.text.trim()}{${marks}}`;
  }
  return `${node.type}(${(node.content ?? []).map(sketch).join(' ')})`;
}

const HEAD = 'tableRow(tableHeader(paragraph(Field)) tableHeader(paragraph(Meaning)))';
const ROW = 'tableRow(tableCell(paragraph(id)) tableCell(paragraph(The booking)))';
const NESTED = 'bulletList(listItem(paragraph(First) bulletList(listItem(paragraph(Inner))))';

describe('a clipboard', () => {
  it('of Word keeps headings, lists and tables, with tracked changes accepted', () => {
    expect(pasted(WORD).map(sketch)).toEqual([
      'heading(Referral messages)',
      'heading(Scope)',
      'paragraph(It must hold{bold} .)',
      `${NESTED} listItem(paragraph(Second)))`,
      `table(${HEAD} ${ROW})`,
    ]);
  });

  it('of Word has its numbered headings without their numbers, which are computed here', () => {
    const heading = `<p class=MsoNormal style='mso-list:none'>x</p><h1 style='margin-left:18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>1<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span><![endif]>Scope</h1>
<h2 style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1.1<span>&nbsp;</span></span>Inner</h2>
<h2><span style='mso-list:Ignore'>1.2<span>&nbsp;</span></span>By its style</h2>`;
    expect(pasted(heading).map(sketch)).toEqual([
      'paragraph(x)',
      'heading(Scope)',
      'heading(Inner)',
      'heading(By its style)',
    ]);
  });

  const point = (level: number, marker: string, words: string) =>
    `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${marker}<span>&nbsp;&nbsp;</span></span><![endif]>${words}</p>`;
  const lists = (nodes: NodeJson[]): string[] =>
    nodes.flatMap((node) => [
      ...(node.type.endsWith('List')
        ? [`${node.type} ${node.attrs?.start ?? ''} ${node.attrs?.type ?? ''}`.trim()]
        : []),
      ...lists(node.content ?? []),
    ]);

  it('of Word has its lists begin with the numbers that they had, written as they were', () => {
    const html = [
      point(1, '4.', 'Four'),
      point(2, 'a.', 'A'),
      point(3, 'i.', 'One'),
      point(3, 'ii.', 'Two'),
      point(2, 'b.', 'B'),
      point(1, '5.', 'Five'),
      '<p>between</p>',
      point(1, '(c)', 'C'),
      '<p>between</p>',
      point(1, 'IV.', 'Four'),
      '<p>between</p>',
      point(1, '3.2.', 'Second'),
      '<p>between</p>',
      point(1, 'o', 'Hollow bullet'),
    ].join('');
    const made = pasted(html);
    expect(sketch(made[0] ?? { type: 'none' })).toBe(
      'orderedList(listItem(paragraph(Four) orderedList(listItem(paragraph(A) orderedList(listItem(paragraph(One)) ' +
        'listItem(paragraph(Two)))) listItem(paragraph(B)))) listItem(paragraph(Five)))',
    );
    expect(lists(made)).toEqual([
      'orderedList 4',
      'orderedList 1 a',
      'orderedList 1 i',
      'orderedList 3 a',
      'orderedList 4 I',
      'orderedList 2',
      'bulletList',
    ]);
  });

  it('of Word counts letters on through h, i and j', () => {
    const made = pasted([...'abcdefghij'].map((letter) => point(1, `${letter}.`, letter)).join(''));
    expect(lists(made)).toEqual(['orderedList 1 a']);
    expect(made[0]?.content).toHaveLength(10);
  });

  it('of Google Docs is not bold throughout, and keeps lists in lists', () => {
    expect(pasted(DOCS).map(sketch)).toEqual([
      'heading(Scope)',
      'paragraph(Plain bold{bold} slanted{italic})',
      `${NESTED})`,
      `table(${HEAD} ${ROW})`,
    ]);
  });

  it('tells how many of its pictures stay outside, which those in figures of the text do not', () => {
    const own = '<figure data-node="figure" data-src="/files/a"><img src="/files/a" alt=""></figure>';
    const shapes = '<!--[if gte vml 1]><v:imagedata src="a"/><![endif]--><![if !vml]><img src="b"><![endif]>';
    expect(
      [WORD, DOCS, own, `${own}${shapes}`, `${WORD}<IMG src="https://nhs.example/a.png">`].map(
        picturesLeftOut,
      ),
    ).toEqual([1, 0, 0, 1, 2]);
    expect([1, 2].map(imagesLeftOut)).toEqual([
      'An image was left out of what came into the text. To have it there, save it as a file, and insert, paste or drop it by itself.',
      '2 images were left out of what came into the text. To have them there, save them as files, and insert, paste or drop each by itself.',
    ]);
  });

  it('of Excel and of Google Sheets is a table with its first row as its head', () => {
    expect(pasted(EXCEL).map(sketch)).toEqual([
      'table(tableRow(tableHeader(paragraph(Field)) tableHeader(paragraph(Count))) tableRow(tableCell(paragraph(id)) tableCell(paragraph(3))))',
    ]);
    expect(pasted(SHEETS).map(sketch)).toEqual([
      'table(tableRow(tableHeader(paragraph(Field))) tableRow(tableCell(paragraph(id))))',
    ]);
  });
});
