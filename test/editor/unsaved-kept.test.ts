import { describe, expect, it, onTestFinished, vi } from 'vitest';
import * as Y from 'yjs';
import { CLOSINGS, refusesContent } from '../../app/document/close-codes';
import { fateOf, fateOfCopy } from '../../app/editor/connection/fate-of-text';
import { copyName, keyOf } from '../../app/editor/connection/local-copy';
import { passagesSince } from '../../app/editor/connection/passages-since';
import { unsavedElsewhere } from '../../app/editor/connection/unsaved-elsewhere';

describe('what becomes of text that was not saved', () => {
  const { signedOut, pageOutdated, draftFrozen, anotherEpoch, accessRemoved, personSuspended } = CLOSINGS;

  it.each([
    ['signed out', signedOut, /goes into the text when you sign in again and open it here\.$/, false],
    ['page outdated', pageOutdated, /goes into the text when you reload this page\.$/, false],
    ['suspended', personSuspended, /only if your account is restored/, false],
    ['shut out', accessRemoved, /only if you may write in it again/, false],
    ['frozen', draftFrozen, /does not go in by itself\. Make it an amendment or copy it/, true],
    [
      'on hold',
      CLOSINGS.versionOnHold,
      /is on hold, so it does not go in by itself now\. Make it an amendment/,
      true,
    ],
    ['replaced', anotherEpoch, /replaced as a whole, .* Make it an amendment or copy it/, true],
    ['refused', CLOSINGS.changeTooLarge, /could not take it as it was.*Make it an amendment/, true],
    ['another author', CLOSINGS.foreignAuthor, /could not take it.* Copy it to keep it\.$/, false],
  ])('is said: %s', (_, closing, why, amend) => {
    const fate = fateOf(closing, true, true);
    expect(fate.why).toMatch(why);
    expect(fate.amend).toBe(amend);
  });

  it('is never both that it goes in by itself and that it must be made an amendment', () => {
    for (const closing of Object.values(CLOSINGS).filter(({ reconnect }) => !reconnect)) {
      for (const mayPropose of [true, false]) {
        const { why, amend } = fateOf(closing, true, mayPropose);
        const goesIn = /\bgoes into the text (when|only)/.test(why) && !why.includes('does not go');
        expect(goesIn && amend, closing.reason).toBe(closing === CLOSINGS.accessChanged && mayPropose);
        // What was refused once is not sent again by itself.
        if (refusesContent(closing)) expect(why).toContain('does not go into the text by itself');
        if (!mayPropose) expect(why).not.toContain('amendment');
        expect(why.includes('Make it an amendment')).toBe(amend);
      }
    }
  });

  it('is nothing at all where the browser keeps nothing: it must be copied now', () => {
    for (const closing of [signedOut, pageOutdated, draftFrozen, accessRemoved])
      expect(fateOf(closing, false, true).why).toMatch(
        /this browser keeps nothing\. .*opy it before you leave this page/,
      );
  });

  it('is offered as an amendment after a reload too, also of a text that was replaced as a whole', () => {
    expect(fateOfCopy({ epoch: 1 }, 2, true)).toMatchObject({ amend: true });
    expect(fateOfCopy({ epoch: 1 }, 2, true).why).toContain('replaced as a whole. Make it an amendment');
    expect(fateOfCopy({ epoch: 2 }, 2, true).why).toContain('closed to you. Make it an amendment');
    expect(fateOfCopy({ epoch: 2 }, 2, false)).toMatchObject({ amend: false });
    expect(fateOfCopy({ epoch: 2, aside: true }, 2, true).why).toContain('could not take it as it was');
  });
});

describe('passages written since', () => {
  const block = (doc: Y.Doc, type: string, id: string, words: string) => {
    const element = new Y.XmlElement(type);
    element.setAttribute('id', id);
    element.insert(0, [new Y.XmlText(words)]);
    const fragment = doc.getXmlFragment('text');
    fragment.insert(fragment.length, [element]);
    return element;
  };

  it('are the blocks with words of these clients from these clocks on, and no others', () => {
    const doc = new Y.Doc();
    block(doc, 'heading', 'h1', 'Scope').setAttribute('level', '1');
    const edited = block(doc, 'paragraph', 'p1', 'Stored words.');
    block(doc, 'paragraph', 'p2', 'Untouched.');
    const from = Y.getState(doc.store, doc.clientID);
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    block(other, 'paragraph', 'p3', 'Of somebody else.');
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    const line = edited.get(0);
    if (!(line instanceof Y.XmlText)) throw new Error('The paragraph has a line.');
    line.insert(line.length, ' And mine.');
    block(doc, 'paragraph', 'p4', 'A new one.');
    expect(passagesSince(doc, new Map([[doc.clientID, from]]))).toEqual([
      { clause: '1 Scope', text: 'Stored words. And mine.' },
      { clause: '1 Scope', text: 'A new one.' },
    ]);
    const later = Y.getState(doc.store, doc.clientID);
    expect(passagesSince(doc, new Map([[doc.clientID, later]]))).toEqual([]);
  });
});

describe('what other windows of one person have not saved', () => {
  const key = { documentId: 'd', personId: 'p', epoch: 1 };
  const open = (client: number) => {
    const window = unsavedElsewhere(key, client, () => undefined);
    onTestFinished(() => window.close());
    return window;
  };

  it('is heard from them, and not counted twice once it was taken in', async () => {
    const [a, b] = [open(1), open(2)];
    a.tell(11);
    await expect.poll(() => b.count).toBe(11);
    expect(a.count).toBe(0);
    b.takeIn([{ client: 1, count: 11, from: 40 }]);
    expect([b.count, b.takenIn, b.from.get(1)]).toEqual([0, 11, 40]);
    a.tell(14);
    await expect.poll(() => b.count).toBe(3);
    a.tell(0);
    await expect.poll(() => b.count).toBe(0);
    expect(b.allStored()).toEqual([{ client: 1, count: 11, from: 40 }]);
    expect(b.takenIn).toBe(0);
  });

  it('and left behind is looked after by one window, and by the next when that is closed', async () => {
    vi.stubGlobal('navigator', { locks: locksOfOneBrowser() });
    onTestFinished(() => void vi.unstubAllGlobals());
    const [a, b, writer] = [open(1), open(2), open(3)];
    const left = [{ client: 9, count: 4, from: 70 }];
    a.takeIn(left);
    b.takeIn(left);
    await expect.poll(() => [...a.fromGone]).toEqual([[9, 70]]);
    expect([...b.fromGone]).toEqual([]);
    a.close();
    await expect.poll(() => [...b.fromGone]).toEqual([[9, 70]]);
    // A window that is there looks after what it wrote itself.
    b.takeIn([{ client: 3, count: 2, from: 1 }]);
    writer.tell(2);
    await expect.poll(() => b.count).toBe(0);
    await expect.poll(() => [...b.fromGone]).toEqual([[9, 70]]);
    b.allStored();
    expect([...b.fromGone]).toEqual([]);
  });

  it('that was left behind is not looked after by a window which stored all while it waited for its turn', async () => {
    vi.stubGlobal('navigator', { locks: locksOfOneBrowser() });
    onTestFinished(() => void vi.unstubAllGlobals());
    const [first, waiting, next] = [open(1), open(2), open(3)];
    const left = [{ client: 9, count: 4, from: 70 }];
    for (const window of [first, waiting, next]) window.takeIn(left);
    waiting.allStored();
    first.close();
    await expect.poll(() => [...next.fromGone]).toEqual([[9, 70]]);
    waiting.takeIn(left);
    expect([...waiting.fromGone]).toEqual([]);
  });

  it('is that of one text, epoch and person', async () => {
    const a = open(1);
    const other = unsavedElsewhere({ ...key, epoch: 2 }, 3, () => undefined);
    onTestFinished(() => other.close());
    const b = open(2);
    other.tell(5);
    a.tell(1);
    await expect.poll(() => b.count).toBe(1);
  });
});

describe('the name of a copy', () => {
  it.each([
    { documentId: 'd1', personId: 'p1', epoch: 3, aside: false },
    { documentId: 'd1', personId: 'p1', epoch: 12, aside: true },
  ])('leads back to its key: %j', (key) => {
    expect(keyOf(copyName(key))).toEqual(key);
  });

  it.each([
    'concord-text-probe',
    'concord-text/d/p',
    'concord-text/d/p/x',
    'other/d/p/1',
    'concord-text/d/p/1/b',
  ])('is none: %s', (name) => {
    expect(keyOf(name)).toBeNull();
  });
});

/** Exclusive locks as the windows of one browser share them: whoever asks waits for those who asked before. */
function locksOfOneBrowser() {
  const last = new Map<string, Promise<unknown>>();
  return {
    request(name: string, work: () => Promise<unknown>): Promise<unknown> {
      const turn = (last.get(name) ?? Promise.resolve()).then(work);
      last.set(name, turn);
      return turn;
    },
  };
}
