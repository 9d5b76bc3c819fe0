import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { isEcho } from '../../app/editor/connection/content-messages';

function presenceOf(awareness: Awareness, clients: number[]): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, 1);
  writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, clients));
  return toUint8Array(encoder);
}

describe('messages about presence', () => {
  const [own, other] = [new Awareness(new Y.Doc()), new Awareness(new Y.Doc())];
  own.setLocalState({ user: { name: 'Amina' } });
  other.setLocalState({ user: { name: 'Ben' } });
  applyAwarenessUpdate(own, encodeAwarenessUpdate(other, [other.clientID]), 'the server');
  const is = (...clients: number[]) => isEcho(presenceOf(own, clients), own.clientID);

  it('that repeat what was heard of others are echoes', () => {
    expect(is(other.clientID)).toBe(true);
  });

  it('that say something of this page are not, alone or among others', () => {
    expect(is(own.clientID)).toBe(false);
    expect(is(other.clientID, own.clientID)).toBe(false);
  });

  it('about the text are none', () => {
    expect(isEcho(new Uint8Array([0, 2, 2, 0, 0]), own.clientID)).toBe(false);
    expect(isEcho('words', own.clientID)).toBe(false);
  });
});
