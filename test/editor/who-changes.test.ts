import { describe, expect, it } from 'vitest';
import {
  Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness';
import * as Y from 'yjs';
import { whoChanges } from '../../app/editor/connection/presence';

describe('the list of who is here', () => {
  it('is drawn anew when somebody comes, goes, comes back or is with another organisation, not for a cursor', () => {
    const [own, other] = [new Awareness(new Y.Doc()), new Awareness(new Y.Doc())];
    let told = 0;
    own.on(
      'change',
      whoChanges(own, () => told++),
    );
    const says = (organisation: string, cursor: number) => {
      other.setLocalState({ user: { id: 'b', name: 'Ben', organisation, seat: 'write' }, cursor });
      applyAwarenessUpdate(own, encodeAwarenessUpdate(other, [other.clientID]), 'the server');
      return told;
    };
    expect(says('Alpha', 1), 'comes').toBe(1);
    expect([says('Alpha', 2), says('Alpha', 3)], 'moves').toEqual([1, 1]);
    removeAwarenessStates(own, [other.clientID], 'the line is lost');
    expect(told, 'goes').toBe(2);
    expect(says('Alpha', 4), 'comes back').toBe(3);
    expect(says('', 4), 'for no organisation').toBe(4);
    for (const one of [own, other]) one.destroy();
  });
});
