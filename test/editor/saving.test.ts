import { describe, expect, it } from 'vitest';
import { CLOSINGS } from '../../app/document/close-codes';
import { announcement } from '../../app/editor/connection/announcements';
import { contentKind } from '../../app/editor/connection/content-messages';
import { type SaveFacts, type SaveState, saveState } from '../../app/editor/connection/save-state';
import { reasonOfRefusal } from '../../app/editor/connection/seat-question';
import { countUnsavedChanges } from '../../app/editor/connection/unsaved-changes';

describe('unsaved changes', () => {
  it('are those made since what the server confirmed', () => {
    const unsaved = countUnsavedChanges();
    unsaved.socketOpened();
    unsaved.sent('step-2');
    unsaved.stored(1);
    expect(unsaved.inStep).toBe(true);
    unsaved.change();
    unsaved.sent('update');
    unsaved.change();
    unsaved.sent('update');
    expect(unsaved.count).toBe(2);
    unsaved.stored(2);
    expect(unsaved.count).toBe(1);
    unsaved.stored(3);
    expect(unsaved.count).toBe(0);
  });

  it('made while there was no socket are only saved with step 2, whatever is confirmed before', () => {
    const unsaved = countUnsavedChanges(5);
    unsaved.socketOpened();
    // Typed on the new socket before the server has asked for what it lacks.
    unsaved.change();
    unsaved.sent('update');
    unsaved.stored(1);
    expect(unsaved.count).toBe(6);
    expect(unsaved.inStep).toBe(false);
    unsaved.sent('step-2');
    unsaved.stored(2);
    expect(unsaved.count).toBe(0);
    expect(unsaved.inStep).toBe(true);
  });

  it('sent on a socket that broke count as unsaved until the next one has carried them', () => {
    const unsaved = countUnsavedChanges();
    unsaved.socketOpened();
    unsaved.sent('step-2');
    unsaved.stored(1);
    unsaved.change();
    unsaved.sent('update');
    unsaved.socketClosed();
    // A late word of the broken socket says nothing about the new one.
    unsaved.stored(2);
    expect(unsaved.count).toBe(1);
    unsaved.socketOpened();
    unsaved.sent('step-2');
    unsaved.stored(1);
    expect(unsaved.count).toBe(0);
  });

  it('are not forgotten by a second answer to the comparison of state vectors', () => {
    const unsaved = countUnsavedChanges();
    unsaved.socketOpened();
    unsaved.sent('step-2');
    unsaved.stored(1);
    unsaved.change();
    unsaved.sent('update');
    unsaved.sent('step-2');
    unsaved.stored(1);
    expect(unsaved.count).toBe(1);
    unsaved.stored(3);
    expect(unsaved.count).toBe(0);
  });

  it('are none once they came to the server another way, and one again with the next change', () => {
    const unsaved = countUnsavedChanges(3);
    unsaved.socketOpened();
    unsaved.change();
    unsaved.sent('update');
    unsaved.handedOver();
    expect(unsaved.count).toBe(0);
    unsaved.change();
    expect(unsaved.count).toBe(1);
  });
});

describe('the age of what waits', () => {
  it('is that of the oldest change that is not confirmed, however steadily somebody goes on typing', () => {
    let now = 0;
    const unsaved = countUnsavedChanges(0, () => now);
    unsaved.socketOpened();
    unsaved.sent('step-2');
    unsaved.stored(1);
    expect(unsaved.since).toBeNull();
    // A key every 100 ms on a line that takes 300 ms for the way there and back.
    for (let key = 1; key <= 100; key += 1) {
      unsaved.change();
      unsaved.sent('update');
      if (key > 3) unsaved.stored(key - 2);
      expect(unsaved.count).toBeGreaterThan(0);
      expect(now - (unsaved.since ?? 0)).toBeLessThanOrEqual(500);
      now += 100;
    }
    // Nothing is heard any more.
    const heardAt = now;
    for (let key = 101; key <= 150; key += 1) {
      unsaved.change();
      now += 100;
    }
    expect(now - (unsaved.since ?? now)).toBeGreaterThanOrEqual(now - heardAt);
    unsaved.handedOver();
    expect(unsaved.since).toBeNull();
  });
});

describe('messages that carry content', () => {
  it.each([
    [[0, 0, 1], null],
    [[0, 1, 1], 'step-2'],
    [[0, 2, 1], 'update'],
    [[1, 2, 1], null],
    [[3], null],
  ])('%j is %s', (bytes, kind) => {
    expect(contentKind(Uint8Array.from(bytes))).toBe(kind);
    expect(contentKind(Uint8Array.from(bytes).buffer)).toBe(kind);
  });
});

const CALM: SaveFacts = {
  seat: 'write',
  link: 'live',
  lostAt: '',
  ready: true,
  portal: 'not asked',
  unsaved: 0,
  settling: false,
  overdue: false,
  keptHere: 'yes',
  blocked: false,
  sent: 0,
  closing: null,
};

describe('the state of saving in words', () => {
  it.each<[string, Partial<SaveFacts>, RegExp]>([
    ['everything is stored', {}, /^All changes saved$/],
    ['a change is on its way', { unsaved: 1 }, /^Saving$/],
    ['somebody is still typing', { settling: true }, /^Saving$/],
    ['the server has not answered for long', { unsaved: 3, overdue: true }, /^Not saved yet \(3 changes\)/],
    ['a reader follows', { seat: 'read' }, /^Up to date$/],
    ['the page has just been opened', { link: 'opening' }, /^Connecting/],
    [
      'changes of last time are still here',
      { link: 'opening', unsaved: 2 },
      /^Connecting 2 changes are only on this device/,
    ],
    [
      'the line is lost',
      { link: 'lost', lostAt: '10:42am' },
      /^Offline since 10:42am Everything written so far is saved/,
    ],
    [
      'the line is lost with changes',
      { link: 'lost', lostAt: '10:42am', unsaved: 1 },
      /^Offline since 10:42am 1 change is only on this device\. It will be sent .* open it again here/,
    ],
    [
      'the browser has not yet written everything down',
      { link: 'lost', lostAt: '9am', unsaved: 2, keptHere: 'writing' },
      /They will be sent when the connection is back\.$/,
    ],
    [
      'the browser keeps nothing',
      { link: 'lost', lostAt: '9am', unsaved: 2, keptHere: 'no' },
      /Keep this page open until the connection is back/,
    ],
    [
      'the server has not answered for long, and the browser keeps nothing',
      { unsaved: 1, overdue: true, keptHere: 'no' },
      /confirm it\. Keep this page open until it does\.$/,
    ],
    [
      'the portal cannot store',
      { link: 'lost', lostAt: '9am', unsaved: 1, closing: CLOSINGS.notStored },
      /^Saving stopped at 9am The portal cannot store changes just now\. 1 change is only on this device\. It will be sent when the portal can store again, also/,
    ],
    [
      'the portal cannot store, and nothing waits here',
      { link: 'lost', lostAt: '9am', closing: CLOSINGS.notStored },
      /^Saving stopped at 9am The portal .* now\. Everything written so far is saved\. You can go on writing\.$/,
    ],
    [
      'the portal cannot store, to a reader',
      { seat: 'read', link: 'lost', lostAt: '9am', closing: CLOSINGS.notStored },
      /^Saving stopped at 9am The portal .* so nobody can add to this text\. You can go on reading\.$/,
    ],
    [
      'the server closed the line and is there',
      { link: 'lost', lostAt: '9am', closing: CLOSINGS.serverFault },
      /^Not connected since 9am Something went wrong on the server/,
    ],
    [
      'the portal answers, and no socket opens yet',
      { link: 'lost', lostAt: '9am', closing: CLOSINGS.lost, portal: 'answers' },
      /^Not connected since 9am Everything written so far is saved/,
    ],
    [
      'no socket has opened yet since the page was',
      { link: 'lost', lostAt: '9am', closing: CLOSINGS.lost, ready: false, portal: 'answers' },
      /^Connecting You can read the text meanwhile\.$/,
    ],
    [
      'the portal went away while the page was opening',
      { link: 'lost', lostAt: '9am', closing: CLOSINGS.lost, ready: false, portal: 'is away' },
      /^Offline since 9am You can read the text meanwhile\.$/,
    ],
    [
      'the draft is frozen',
      { closing: CLOSINGS.draftFrozen },
      /^Live editing has stopped This draft has been frozen/,
    ],
    [
      'the draft is frozen with changes',
      { closing: CLOSINGS.draftFrozen, unsaved: 4 },
      /^Not saved \(4 changes\)/,
    ],
    [
      'sockets do not come through',
      { link: 'lost', blocked: true, ready: false },
      /^Live editing cannot connect Pages come through, .* does not\. You can read the text meanwhile\.$/,
    ],
    [
      'sockets do not come through any more',
      { link: 'lost', blocked: true, unsaved: 2 },
      /does not\. 2 changes are only on this device\. They will be sent when live editing connects, also/,
    ],
  ])('says it when %s', (_, facts, words) => {
    const state = saveState({ ...CALM, ...facts });
    expect(`${state.words} ${state.more}`.trim()).toMatch(words);
  });

  it('speaks of a connection that is to come back only where there is none', () => {
    for (const unsaved of [0, 2])
      for (const keptHere of ['yes', 'writing', 'no'] as const) {
        const { more } = saveState({ ...CALM, unsaved, keptHere, overdue: true });
        expect(more).not.toMatch(/connection/);
      }
  });

  it('never says that one can go on writing before the text was there to be written in', () => {
    for (const link of ['opening', 'lost'] as const)
      for (const blocked of [false, true])
        for (const portal of ['not asked', 'answers', 'is away'] as const)
          for (const closing of [null, CLOSINGS.lost, CLOSINGS.notStored, CLOSINGS.serverFault]) {
            const state = saveState({ ...CALM, ready: false, link, blocked, portal, closing });
            expect(state.more).not.toMatch(/writing|written so far/);
          }
  });

  it('never says that all changes are saved while one is not, or while the server is not heard', () => {
    for (const seat of ['write', 'read'] as const)
      for (const link of ['opening', 'live', 'lost'] as const)
        for (const unsaved of [0, 1])
          for (const closing of [null, CLOSINGS.lost, CLOSINGS.draftFrozen]) {
            const state = saveState({ ...CALM, seat, link, unsaved, closing });
            if (state.words !== 'All changes saved') continue;
            expect({ link, unsaved }).toEqual({ link: 'live', unsaved: 0 });
          }
  });
});

describe('what a screen reader is told', () => {
  const state = (facts: Partial<SaveFacts>): SaveState => saveState({ ...CALM, ...facts });
  const saved = state({});
  const saving = state({ unsaved: 1 });
  const offline = state({ link: 'lost', lostAt: '9am' });

  it('is what was sent, when the line is back', () => {
    expect(announcement(offline, state({ sent: 26 }))).toBe(
      'All changes saved. 26 changes that waited on this device have been sent.',
    );
    expect(announcement(offline, state({ sent: 1 }))).toContain(
      '1 change that waited on this device has been',
    );
    // Nothing is called sent that is not stored.
    expect(state({ sent: 3, unsaved: 1 }).sent).toBeUndefined();
  });

  it('is nothing while somebody types', () => {
    expect(announcement(null, saved)).toBeNull();
    expect(announcement(null, saving)).toBeNull();
    expect(announcement(saved, saving)).toBeNull();
  });

  it('is that the line is lost, once, and that everything is saved when it is back', () => {
    expect(announcement(null, offline)).toMatch(/^Offline since 9am\./);
    expect(announcement(offline, offline)).toBeNull();
    expect(announcement(offline, state({ link: 'opening' }))).toBeNull();
    expect(announcement(offline, saved)).toBe('All changes saved.');
  });

  it('is, once, that what is written without a line is only here, and not each time the number grows', () => {
    const writing = (unsaved: number) => state({ link: 'lost', lostAt: '9am', unsaved });
    expect(announcement(offline, writing(1))).toMatch(/^What you write now is only on this device/);
    expect(announcement(writing(1), writing(2))).toBeNull();
    expect(announcement(saved, writing(4))).toMatch(/^Offline since 9am\. 4 changes are only on this device/);
    const overdue = (unsaved: number) => state({ unsaved, overdue: true });
    expect(announcement(saved, overdue(1))).toMatch(/^Not saved yet \(1 change\)/);
    expect(announcement(overdue(1), overdue(2))).toBeNull();
  });
});

describe('what a screen reader is told of a portal that cannot store', () => {
  const stuck = (facts: Partial<SaveFacts>) =>
    saveState({ ...CALM, link: 'lost', lostAt: '9am', closing: CLOSINGS.notStored, ...facts });

  it('is said once, and once more when something is only here', () => {
    expect(announcement(saveState(CALM), stuck({}))).toMatch(
      /^Saving stopped at 9am\. The portal cannot store/,
    );
    expect(announcement(stuck({}), stuck({}))).toBeNull();
    expect(announcement(stuck({}), stuck({ unsaved: 1 }))).toBe(
      'What you write now is only on this device until the portal can store again.',
    );
    expect(announcement(stuck({ unsaved: 1 }), stuck({ unsaved: 7 }))).toBeNull();
  });

  it('is not said again of a line that is away when the portal is found to answer', () => {
    const away = (portal: SaveFacts['portal']) =>
      saveState({ ...CALM, link: 'lost', lostAt: '9am', closing: CLOSINGS.lost, portal });
    expect(away('answers').words).not.toBe(away('not asked').words);
    expect(announcement(away('not asked'), away('answers'))).toBeNull();
  });
});

describe('a connection that is refused', () => {
  const believed = { seat: 'write', epoch: 3 } as const;

  it.each([
    ['somebody who is signed out', { seat: 'none', code: CLOSINGS.signedOut.code }, CLOSINGS.signedOut],
    ['somebody without a seat', { seat: 'none' }, CLOSINGS.accessRemoved],
    ['a reader now', { seat: 'read', epoch: 3 }, CLOSINGS.accessChanged],
    ['a frozen draft', { seat: 'read', epoch: 3, code: CLOSINGS.draftFrozen.code }, CLOSINGS.draftFrozen],
    ['another epoch', { seat: 'write', epoch: 4 }, CLOSINGS.anotherEpoch],
    ['a server that was away', { seat: 'write', epoch: 3 }, null],
  ] as const)('is explained: %s', (_, answer, closing) => {
    expect(reasonOfRefusal(answer, believed)).toEqual(closing);
  });
});
