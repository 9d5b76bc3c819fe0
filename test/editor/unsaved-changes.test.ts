import { describe, expect, it } from 'vitest';
import { contentKind } from '../../app/editor/connection/content-messages';
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
