// @vitest-environment jsdom
import { beforeAll, describe, expect, it } from 'vitest';
import {
  endFinding,
  find,
  findAnother,
  replaceAll,
  replaceCurrent,
  searchOf,
} from '../../app/editor/text/find-in-text';
import { NO_QUERY } from '../../app/editor/text/find-query';
import { idsOf, standInForWindow, textOf, two } from './two-editors';

beforeAll(standInForWindow);

describe('find and replace', () => {
  const shall = { ...NO_QUERY, words: 'shall' };

  it('replaces all places in lines, tables and requirements as one step, and touches nothing else', () => {
    const { amina, ben, meet } = two(40);
    const { view } = amina.editor;
    const [ids, before] = [idsOf(view.state.doc), textOf(amina.editor)];
    view.dispatch(view.state.tr.insertText('Now: ', view.state.doc.child(0).nodeSize + 1));
    find(view, shall);
    expect(searchOf(view.state).found).toHaveLength(36);
    expect(replaceAll(view, 'must')).toBe(36);
    expect(textOf(amina.editor)).toContain('Now: Line 1 must stay.');
    expect(textOf(amina.editor)).not.toMatch(/shall/i);
    expect(idsOf(view.state.doc)).toEqual(ids);
    expect(view.state.doc.child(6).attrs.caption).toBe('Shall 6');
    meet();
    expect(ben.editor.state.doc.toJSON()).toEqual(view.state.doc.toJSON());
    amina.editor.commands.undo();
    expect(textOf(amina.editor)).toBe(before.replace('Line 1 ', 'Now: Line 1 '));
    amina.editor.commands.undo();
    expect(textOf(amina.editor)).toBe(before);
  });

  it('makes no links of the words that it puts in', () => {
    const { editor } = two(20).amina;
    const { view } = editor;
    find(view, shall);
    replaceAll(view, 'see https://example.org ');
    expect(textOf(editor)).toContain('see https://example.org');
    let links = 0;
    view.state.doc.descendants(({ marks }) => {
      links += marks.filter(({ type }) => type.name === 'link').length;
    });
    expect(links).toBe(0);
  });

  it('replaces one place after the other, also where the new words hold the old', () => {
    const { view } = two(20).amina.editor;
    find(view, shall);
    expect(replaceCurrent(view, 'shall not')).toBe(true);
    expect(searchOf(view.state)).toMatchObject({ current: 1 });
    findAnother(view, 1);
    expect(replaceCurrent(view, '')).toBe(true);
    const lines = view.state.doc.textBetween(0, view.state.doc.content.size, '\n').split('\n');
    expect(lines.slice(1, 4)).toEqual(['Line 1 shall not stay.', 'Line 2 shall stay.', 'Line 3  stay.']);
    endFinding(view);
    expect(replaceCurrent(view, 'x')).toBe(false);
  });

  it('goes on at the same place when somebody else writes before it', () => {
    const { amina, ben, meet } = two(20);
    const { view } = amina.editor;
    find(view, shall);
    findAnother(view, 1);
    findAnother(view, 1);
    const at = () => {
      const { found, current } = searchOf(view.state);
      return view.state.doc.resolve(found[current]?.from ?? 0).parent.textContent;
    };
    expect(at()).toBe('Line 3 shall stay.');
    const theirs = ben.editor.view;
    theirs.dispatch(
      theirs.state.tr.insertText('Everybody shall read. ', theirs.state.doc.child(0).nodeSize + 1),
    );
    meet();
    expect(searchOf(view.state)).toMatchObject({ current: 3 });
    expect(at()).toBe('Line 3 shall stay.');
  });

  it('keeps case and whole words when asked, and takes signs as they are', () => {
    const { view } = two(20).amina.editor;
    find(view, { ...shall, words: 'Line' });
    const many = searchOf(view.state).found.length;
    expect(many).toBeGreaterThan(10);
    find(view, { words: 'line', matchCase: true, wholeWords: false });
    expect(searchOf(view.state).found).toEqual([]);
    find(view, { words: 'Lin', matchCase: false, wholeWords: true });
    expect(searchOf(view.state).found).toEqual([]);
    find(view, { words: 'stay.', matchCase: false, wholeWords: true });
    expect(searchOf(view.state).found).toHaveLength(many);
    find(view, { words: 'sta.', matchCase: false, wholeWords: false });
    expect(searchOf(view.state).found).toEqual([]);
  });

  it('changes nothing for somebody who may only read', () => {
    const { editor } = two(20).amina;
    find(editor.view, shall);
    const before = editor.state.doc;
    editor.setEditable(false);
    expect(replaceAll(editor.view, 'must')).toBe(0);
    expect(replaceCurrent(editor.view, 'must')).toBe(false);
    expect(editor.state.doc).toBe(before);
  });
});
