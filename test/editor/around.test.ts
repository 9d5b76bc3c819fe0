import { describe, expect, it } from 'vitest';
import { liveAddress } from '../../app/editor/connection/live-address';
import { peopleHere, samePeople } from '../../app/editor/connection/presence';
import { otherChanges, passagesAsText, unsavedPassages } from '../../app/editor/connection/unsaved-text';
import { anchorOf, isOpen } from '../../app/editor/panels/comment-contract';
import { matchingInsertables } from '../../app/editor/text/insertables';
import { withoutElements, withoutHandlers } from '../../app/editor/text/pasted-html';
import { matchingTargets } from '../../app/editor/text/reference-targets';
import { colourOf, PERSON_COLOURS } from '../../app/services/live/colour';
import { draftText } from '../support/draft-text';

describe('the address of the live text', () => {
  it.each([
    ['https:', 'concord.example', '/drafts/abc', 'wss://concord.example/live'],
    ['http:', 'localhost:3000', '/drafts/abc', 'ws://localhost:3000/live'],
    ['https:', 'nhs.example', '/standards-portal/drafts/abc', 'wss://nhs.example/standards-portal/live'],
    ['https:', 'concord.example', '/amendments/abc/text', 'wss://concord.example/live'],
    ['https:', 'nhs.example', '/concord/amendments/abc/text', 'wss://nhs.example/concord/live'],
  ])('%s//%s%s is %s', (protocol, host, pathname, address) => {
    expect(liveAddress({ protocol, host, pathname })).toBe(address);
  });
});

describe('people here', () => {
  const state = (id: string, name: string, seat = 'read') => ({
    user: { id, name, organisation: 'Org', color: '#005eb8', seat },
  });

  it('are listed once each, me first, then by name, writing if any window of theirs writes', () => {
    const states = new Map<number, unknown>([
      [1, state('z', 'Zoe')],
      [2, state('a', 'Amina')],
      [3, state('m', 'Me', 'write')],
      [4, state('a', 'Amina', 'write')],
      [5, {}],
      [6, { user: { name: 'Nobody signed this' } }],
    ]);
    const people = peopleHere(states, 'm');
    expect(people.map(({ name, seat, isMe }) => [name, seat, isMe])).toEqual([
      ['Me', 'write', true],
      ['Amina', 'write', false],
      ['Zoe', 'read', false],
    ]);
    expect(samePeople(people, peopleHere(states, 'm'))).toBe(true);
    states.delete(1);
    expect(samePeople(people, peopleHere(states, 'm'))).toBe(false);
  });

  it('have colours that white letters can be read on, the same colour for the same person', () => {
    for (const colour of PERSON_COLOURS)
      expect(contrastWithWhite(colour), colour).toBeGreaterThanOrEqual(4.5);
    expect(colourOf('somebody')).toBe(colourOf('somebody'));
    expect(new Set(Array.from({ length: 200 }, (_, n) => colourOf(`person ${n}`))).size).toBe(
      PERSON_COLOURS.length,
    );
  });
});

function contrastWithWhite(colour: string): number {
  const light = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = light;
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

describe('unsaved text', () => {
  it('is every line of the copy that the live text does not say, under its clause', () => {
    const live = draftText('STD-0001');
    const copy = draftText('STD-0001');
    const line = copy.content?.[1]?.content?.[0];
    if (line === undefined) throw new Error('The text for tests has a second line.');
    line.text = 'Rewritten while offline.';
    copy.content?.push({ type: 'paragraph', content: [{ type: 'text', text: 'And a new one.' }] });
    const passages = unsavedPassages(copy, live);
    expect(passages).toEqual([
      { clause: '1 Scope', text: 'Rewritten while offline.' },
      { clause: '3 Conformance', text: 'And a new one.' },
    ]);
    expect(passagesAsText(passages)).toBe(
      '[1 Scope]\n\nRewritten while offline.\n\n[3 Conformance]\n\nAnd a new one.',
    );
    expect(unsavedPassages(live, live)).toEqual([]);
  });

  it('includes what was deleted or marked, which has no words of its own', () => {
    const live = draftText('STD-0001');
    const copy = structuredClone(live);
    const marked = copy.content?.find(({ type }) => type === 'paragraph');
    const [line] = marked?.content ?? [];
    if (marked === undefined || line === undefined) throw new Error('The text for tests has a paragraph.');
    line.marks = [{ type: 'bold' }];
    const gone = copy.content?.filter(({ type }) => type === 'paragraph').at(-1);
    if (gone === marked) throw new Error('The text for tests has two paragraphs.');
    copy.content = copy.content?.filter((block) => block !== gone);
    expect(unsavedPassages(copy, live)).toEqual([]);
    expect(otherChanges(copy, live).map(({ text }) => text.replace(/: .*/s, ''))).toEqual([
      'Changed, with the same words',
      'Deleted',
    ]);
    expect(otherChanges(live, live)).toEqual([]);
  });
});

describe('the insert menu', () => {
  it.each([
    ['tab', ['Table']],
    ['req', ['Requirement: MUST', 'Requirement: SHOULD', 'Requirement: MAY']],
    ['must', ['Requirement: MUST']],
    ['heading 2', ['Subclause']],
    ['picture', ['Image']],
    ['note: inf', ['Note: informative']],
    ['requirement:  must', ['Requirement: MUST']],
    ['requirement must', ['Requirement: MUST']],
    ['cross-ref', ['Cross-reference']],
    ['nothing like it', []],
  ])('finds for "%s" %j', (words, labels) => {
    expect(matchingInsertables(words).map(({ label }) => label)).toEqual(labels);
  });

  it('shows everything before anything was typed', () => {
    expect(matchingInsertables('').length).toBeGreaterThan(12);
  });
});

describe('targets of cross-references', () => {
  it('are found by number and by words, in any order', () => {
    const targets = [
      { id: 'a', label: 'clause 3.2', words: 'Sending a message' },
      { id: 'b', label: 'Table 3', words: 'Codes' },
    ];
    expect(matchingTargets(targets, 'message 3.2').map(({ id }) => id)).toEqual(['a']);
    expect(matchingTargets(targets, '3').map(({ id }) => id)).toEqual(['a', 'b']);
    expect(matchingTargets(targets, '').length).toBe(2);
  });
});

describe('pasted HTML', () => {
  it('loses styles and scripts with what is in them, also unclosed ones', () => {
    expect(withoutElements('a<style type="x">p{}</style >b<SCRIPT>c</SCRIPT>d', ['style', 'script'])).toBe(
      'abd',
    );
    expect(withoutElements('<p>a</p><style>b', ['style'])).toBe('<p>a</p>');
    expect(withoutElements('<styled>kept</styled>', ['style'])).toBe('<styled>kept</styled>');
  });

  it('loses attributes that name a script', () => {
    expect(withoutHandlers('<img src="a" onerror="b()" alt="c"><p ONCLICK = d>e</p>')).toBe(
      '<img src="a" alt="c"><p>e</p>',
    );
  });

  it('of a million characters is looked through at once', () => {
    const begun = performance.now();
    withoutHandlers(withoutElements('<style'.repeat(170_000), ['style', 'script']));
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});

describe('comments as the text needs them', () => {
  it('have an anchor unless they are on the text as a whole', () => {
    const words = { quote: 'q', prefix: 'p', suffix: 's' };
    expect(anchorOf({ blockId: null, ...words })).toBeNull();
    expect(anchorOf({ blockId: 'b1', ...words, from: 'AA==', to: 'BB==' })).toEqual({
      blockId: 'b1',
      quote: 'q',
      before: 'p',
      after: 's',
      fromPosition: 'AA==',
      toPosition: 'BB==',
    });
  });

  it('are open until they are decided', () => {
    expect(isOpen({ state: 'decision-proposed' })).toBe(true);
    expect(isOpen({ state: 'decided' })).toBe(false);
    expect(isOpen({ state: 'applied' })).toBe(false);
  });
});
