import { Node as TextNode } from '@tiptap/pm/model';
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { referenceLabels } from '../../app/document/cross-references';
import { BLOCK_ID_PATTERN } from '../../app/document/ids';
import { clausesOf } from '../../app/document/outline';
import { houseSchema } from '../../app/document/schema';
import { blockIdsPlugin } from '../../app/editor/text/block-ids';
import { finder, NO_QUERY } from '../../app/editor/text/find-query';
import { textIndexOf, textIndexPlugin } from '../../app/editor/text/index-plugin';
import { clauseAt, indexText } from '../../app/editor/text/text-index';
import { draftText } from '../support/draft-text';

const schema = houseSchema();
const content = draftText('STD-0001');

function freshState(): EditorState {
  const doc = TextNode.fromJSON(schema, content);
  return EditorState.create({ doc, schema, plugins: [textIndexPlugin(), blockIdsPlugin()] });
}

function positionOf(state: EditorState, id: string): number {
  const position = textIndexOf(state).positions.get(id);
  if (position === undefined) throw new Error(`There is no block ${id}.`);
  return position;
}

const apply = (state: EditorState, change: (tr: Transaction) => Transaction) =>
  state.applyTransaction(change(state.tr)).state;

function idsOf(state: EditorState): string[] {
  const ids: string[] = [];
  state.doc.descendants((node) => {
    if ('id' in node.attrs) ids.push(String(node.attrs.id));
  });
  return ids;
}

describe('the index of a text', () => {
  it('numbers clauses and labels blocks as the renderer does', () => {
    const index = textIndexOf(freshState());
    expect(index.clauses.map(({ number, title }) => `${number} ${title}`)).toEqual(
      clausesOf(content).map(({ number, title }) => `${number} ${title}`),
    );
    const rendered = referenceLabels(content);
    for (const [id, label] of rendered) expect(index.labels.get(id) ?? '', id).toBe(label);
  });

  it('keeps its labels while only words change, and knows where everything stands', () => {
    const before = freshState();
    const at = positionOf(before, 'bscopeword1') + 1;
    const after = apply(before, (tr) => tr.insertText('More words. ', at));
    expect(textIndexOf(after).labels).toBe(textIndexOf(before).labels);
    expect(positionOf(after, 'bsending000')).toBe(positionOf(before, 'bsending000') + 12);
    expect(textIndexOf(after).positions).toEqual(indexText(after.doc).positions);
    expect(clauseAt(textIndexOf(after), positionOf(after, 'brequire001'))?.title).toBe('Sending');
    expect(clauseAt(textIndexOf(after), 0)?.title).toBe('Scope');
  });

  it('computes labels anew when a heading goes', () => {
    const before = freshState();
    const at = positionOf(before, 'bsending000');
    const after = apply(before, (tr) => tr.delete(at, at + (before.doc.nodeAt(at)?.nodeSize ?? 0)));
    expect(textIndexOf(after).labels.get('bconform000')).toBe('clause 2');
  });
});

describe('ids of blocks', () => {
  it('are given to new blocks, and those of others stay', () => {
    const before = freshState();
    const end = before.doc.content.size;
    const made = schema.nodes.paragraph?.create(null, schema.text('New.'));
    if (made === undefined) throw new Error('The schema has paragraphs.');
    const after = apply(before, (tr) => tr.insert(end, made));
    expect(idsOf(after).slice(0, -1)).toEqual(idsOf(before));
    expect(idsOf(after).at(-1)).toMatch(BLOCK_ID_PATTERN);
  });

  it('stay with the words when Enter is pressed at the start of a line', () => {
    const before = freshState();
    const start = positionOf(before, 'bscopeword1') + 1;
    const split = before.tr.split(start, 1, [
      { type: before.schema.nodes.paragraph ?? fail(), attrs: { id: null } },
    ]);
    const after = before.applyTransaction(split).state;
    const words = after.doc.nodeAt(positionOf(after, 'bscopeword1'));
    expect(words?.textContent).toMatch(/^This standard says/);
    expect(new Set(idsOf(after)).size).toBe(idsOf(after).length);
  });

  it('of a copy are new, and a copied requirement loses its reference; what is moved keeps both', () => {
    const before = freshState();
    const at = positionOf(before, 'brequire001');
    const requirement = before.doc.nodeAt(at);
    if (requirement === null) throw new Error('The text for tests has a requirement.');
    const copied = apply(before, (tr) => tr.insert(tr.doc.content.size, requirement));
    const copy = copied.doc.lastChild;
    expect(copy?.attrs.id).toMatch(BLOCK_ID_PATTERN);
    expect(copy?.attrs.id).not.toBe('brequire001');
    expect(copy?.attrs.ref).toBeNull();
    expect(copied.doc.nodeAt(at)?.attrs).toMatchObject({ id: 'brequire001', ref: 'STD-0001-R1' });
    expect(textIndexOf(copied).repeated.size).toBe(0);

    const moved = apply(before, (tr) =>
      tr.delete(at, at + requirement.nodeSize).insert(tr.doc.content.size, requirement),
    );
    expect(moved.doc.lastChild?.attrs).toMatchObject({ id: 'brequire001', ref: 'STD-0001-R1' });
  });

  it('are not touched by what comes from others', () => {
    const before = freshState();
    const twice = before.doc.firstChild;
    if (twice === null) throw new Error('The text for tests has blocks.');
    const after = apply(before, (tr) => tr.insert(0, twice).setMeta('y-sync$', { isChangeOrigin: true }));
    expect(textIndexOf(after).repeated).toEqual(new Set(['bscope00000']));
  });

  it('cost one step, however many blocks are new or copied, and look for what else has them once', () => {
    const before = freshState();
    const { doc } = before;
    const words = Array.from({ length: 500 }, (_, at) =>
      before.schema.node('paragraph', null, before.schema.text(`Paragraph ${at}.`)),
    );
    const made = before.applyTransaction(before.tr.insert(doc.content.size, words));
    expect(made.transactions.map(({ steps }) => steps.length)).toEqual([1, 1]);
    expect(new Set(idsOf(made.state)).size).toBe(idsOf(made.state).length);
    expect(made.state.doc.lastChild?.textContent).toBe('Paragraph 499.');

    const looks = vi.spyOn(TextNode.prototype, 'descendants');
    onTestFinished(() => looks.mockRestore());
    const { content } = made.state.doc;
    const copied = made.state.applyTransaction(made.state.tr.insert(content.size, content));
    expect(copied.transactions.map(({ steps }) => steps.length)).toEqual([1, 1]);
    expect(looks.mock.contexts.filter((node) => node === copied.transactions[0]?.doc)).toHaveLength(1);
    expect(new Set(idsOf(copied.state)).size).toBe(idsOf(copied.state).length);
  });

  it('cost nothing while words are typed', () => {
    const before = freshState();
    const at = positionOf(before, 'bscopeword1') + 3;
    const typed = before.tr.setSelection(TextSelection.create(before.doc, at)).insertText('x');
    const { transactions } = before.applyTransaction(typed);
    expect(transactions).toHaveLength(1);
  });
});

function fail(): never {
  throw new Error('The schema lacks a block it has always had.');
}

describe('finding words', () => {
  it('finds every place, in any case, also across bold words, and never across lines', () => {
    const doc = TextNode.fromJSON(schema, {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'A Dis' },
            { type: 'text', text: 'charge', marks: [{ type: 'bold' }] },
            { type: 'text', text: ', a discharge' },
          ],
        },
        { type: 'paragraph', content: [{ type: 'text', text: 'dis' }] },
        { type: 'paragraph', content: [{ type: 'text', text: 'charge' }] },
      ],
    });
    const found = finder({ ...NO_QUERY, words: 'discharge' })(doc);
    expect(found.map(({ from, to }) => doc.textBetween(from, to))).toEqual(['Discharge', 'discharge']);
    expect(finder({ ...NO_QUERY, words: '  ' })(doc)).toEqual([]);
  });
});
