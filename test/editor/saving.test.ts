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
      'the server cannot store',
      { link: 'lost', lostAt: '9am', unsaved: 1, closing: CLOSINGS.notStored },
      /cannot save changes at the moment.*1 change is only on this device/,
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
    ['the network lets no socket through', { link: 'lost', blocked: true }, /^Live editing cannot connect/],
  ])('says it when %s', (_, facts, words) => {
    const state = saveState({ ...CALM, ...facts });
    expect(`${state.words} ${state.more}`.trim()).toMatch(words);
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
