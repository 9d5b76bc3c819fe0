import { describe, expect, it } from 'vitest';
import { CLOSINGS } from '../../app/document/close-codes';
import { type SaveFacts, saveState } from '../../app/editor/connection/save-state';
import { CALM } from './calm-saving';

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
