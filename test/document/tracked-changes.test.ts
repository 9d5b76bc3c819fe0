import { describe, expect, test } from 'vitest';
import { describeBranch } from '../../app/document/branch/describe-branch';
import { trackedBranches } from '../../app/document/import/tracked-branches';
import { importWord } from '../../app/document/import-word';
import { plainText } from '../../app/document/json';
import { openLive, readText } from '../../app/document/live-document';
import { image, PNG, relation, wordFile } from '../support/word-file';

const by = (author: string, day = '02') => `w:id="1" w:author="${author}" w:date="2026-01-${day}T03:04:05Z"`;
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const ins = (author: string, text: string) => `<w:ins ${by(author)}>${run(text)}</w:ins>`;
const del = (author: string, text: string) =>
  `<w:del ${by(author, '09')}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
const para = (...inside: string[]) => `<w:p>${inside.join('')}</w:p>`;
/** A paragraph whose end this person added or took out. */
const ended = (mark: string, author: string, ...inside: string[]) =>
  `<w:p><w:pPr><w:rPr><w:${mark} ${by(author)}/></w:rPr></w:pPr>${inside.join('')}</w:p>`;
const row = (mark: string, text: string) =>
  `<w:tr><w:trPr>${mark}</w:trPr><w:tc>${para(run(text))}</w:tc></w:tr>`;

/** The lines of the draft, and for each author those of their branch. */
function read(body: string, requirements: readonly number[] = []) {
  const source = wordFile({ body });
  const draft = importWord(source, undefined, requirements);
  const lines = (updates: Uint8Array[]) => (readText(openLive(updates)).content ?? []).map(plainText);
  const branches = trackedBranches(source, [draft.update]);
  return {
    draft: lines([draft.update]),
    branches: Object.fromEntries(
      branches.map(({ author, update }) => [author, lines([draft.update, update])]),
    ),
    described: (author: string) => {
      const branch = branches.find((one) => one.author === author);
      return describeBranch(
        draft.content,
        readText(openLive([draft.update, branch?.update ?? new Uint8Array()])),
      );
    },
    all: branches,
  };
}

describe('tracked changes of Word', () => {
  test('are a branch for each author: the draft is as it was, each branch has the changes of one', () => {
    const body =
      para(run('It '), del('Ada', 'may'), ins('Bo', 'must'), run(' hold.')) +
      para(run('Untouched.')) +
      para(ins('Bo', 'A new line.'));
    const { draft, branches, all } = read(body);
    expect(draft).toEqual(['It may hold.', 'Untouched.']);
    expect(branches).toEqual({
      Ada: ['It hold.', 'Untouched.'],
      Bo: ['It maymust hold.', 'Untouched.', 'A new line.'],
    });
    expect(all.map(({ author, from, to, changes }) => [author, from, to, changes])).toEqual([
      ['Ada', '2026-01-09', '2026-01-09', 1],
      ['Bo', '2026-01-02', '2026-01-02', 2],
    ]);
  });

  test('bring their pictures along, though none is in the text before them', () => {
    const source = wordFile({
      body: para(run('Words.')) + para(`<w:ins ${by('Ada')}>${image('new', 'A map')}</w:ins>`),
      relations: relation('new', 'image', 'media/a.png'),
      parts: { 'word/media/a.png': PNG },
    });
    const { update, images, changes } = importWord(source);
    expect(changes).toMatchObject([{ kind: 'inserted', author: 'Ada', text: '(picture)' }]);
    const [branch] = trackedBranches(source, [update]);
    const text = readText(openLive([update, branch?.update ?? new Uint8Array()]));
    expect(JSON.stringify(text)).toContain(`"/files/${images[0]?.hash}"`);
  });

  test('keep the ids of the blocks, so that a branch reads as a few changes and not as another text', () => {
    const lines = Array.from({ length: 40 }, (_one, index) =>
      para(run(`Sentence number ${index} stands here.`)),
    );
    lines.splice(20, 0, para(run('The system '), del('Ada', 'may'), ins('Ada', 'must'), run(' answer.')));
    const { described } = read(lines.join(''));
    const { facts, changedBlocks } = described('Ada');
    expect(facts).toHaveLength(1);
    expect(changedBlocks).toHaveLength(1);
  });

  test('inside what was made a requirement change the requirement', () => {
    const body = para(
      run('The system '),
      del('Ada', 'SHOULD'),
      ins('Ada', 'MUST'),
      run(' answer within a day.'),
    );
    const source = wordFile({ body });
    const draft = importWord(source, undefined, [0]);
    expect(draft.content.content?.[0]?.type).toBe('requirement');
    const [branch] = trackedBranches(source, [draft.update]);
    const after = readText(openLive([draft.update, branch?.update ?? new Uint8Array()])).content?.[0];
    expect(after).toMatchObject({
      type: 'requirement',
      attrs: { id: draft.content.content?.[0]?.attrs?.id },
    });
    expect(after && plainText(after)).toBe('The system MUST answer within a day.');
  });

  test('of ends of paragraphs and of rows are changes too', () => {
    const table = (rows: string) => `<w:tbl>${rows}</w:tbl>`;
    const body =
      ended('del', 'Ada', run('First half,')) +
      para(run(' second half.')) +
      ended('ins', 'Bo', run('One,')) +
      para(run(' two.')) +
      table(
        row('', 'Head') + row(`<w:ins ${by('Bo')}/>`, 'New row') + row(`<w:del ${by('Ada')}/>`, 'Old row'),
      );
    const { draft, branches } = read(body);
    expect(draft).toEqual(['First half,', 'second half.', 'One, two.', 'Head Old row']);
    expect(branches.Ada).toEqual(['First half, second half.', 'One, two.', 'Head']);
    expect(branches.Bo).toEqual(['First half,', 'second half.', 'One,', 'two.', 'Head New row Old row']);
  });

  test('a change of a change belongs to whoever made it', () => {
    const nested = `<w:ins ${by('Ada')}>${run('kept ')}<w:del ${by('Bo')}><w:r><w:delText>gone</w:delText></w:r></w:del></w:ins>`;
    const { draft, branches } = read(para(run('Text: '), nested));
    expect(draft).toEqual(['Text:']);
    expect(branches).toEqual({ Ada: ['Text: kept gone'] });
  });

  test('many authors share the last branch, and formatting alone makes none', () => {
    const many = Array.from({ length: 30 }, (_one, index) => para(ins(`Author ${index}`, `Line ${index}`)));
    const { all } = read(para(run('Text.')) + many.join(''));
    expect(all).toHaveLength(12);
    expect(all.at(-1)).toMatchObject({ author: 'several others', changes: 19 });
    const bold = `<w:r><w:rPr><w:b/><w:rPrChange ${by('Ada')}><w:rPr/></w:rPrChange></w:rPr><w:t>Text.</w:t></w:r>`;
    expect(read(para(bold)).all).toEqual([]);
  });
});
