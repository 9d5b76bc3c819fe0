import { describe, expect, it } from 'vitest';
import { CLOSINGS } from '../../app/document/close-codes';
import { announcement } from '../../app/editor/connection/announcements';
import { type SaveFacts, type SaveState, saveState } from '../../app/editor/connection/save-state';
import { CALM } from './calm-saving';

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

  it('is what was put back, each time that it happens, also while the line holds', () => {
    const putBack = state({ putBack: 1 });
    expect(announcement(saved, putBack)).toBe(
      'All changes saved. Somebody changed, moved or deleted a block while you were writing in it. Your words were put back in 1 place.',
    );
    expect(announcement(putBack, putBack)).toBeNull();
    expect(announcement(putBack, saving)).toBeNull();
    expect(announcement(putBack, saved)).toBeNull();
    expect(announcement(putBack, state({ putBack: 2 }))).toContain('in 2 places.');
    expect(announcement(saving, state({ sent: 2, putBack: 1 }))).toMatch(/2 changes that .* sent\. Somebody/);
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
