import { setTimeout as pause } from 'node:timers/promises';
import { createDecoder } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { GATHER_MS, gatherEdits } from '../../app/editor/connection/gathered-edits';
import { calmPresence, DRAW_EVERY_MS } from '../../app/editor/text/calm-presence';
import { pageSocket } from '../support/page-socket';

/** A provider without a connection, told what a server would send. */
function disconnected() {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider('ws://127.0.0.1:1', 'text', doc, {
    connect: false,
    disableBc: true,
    WebSocketPolyfill: pageSocket({}),
  });
  onTestFinished(() => {
    provider.destroy();
    doc.destroy();
  });
  return {
    doc,
    provider,
    hear(step: 1 | 2, update: Uint8Array) {
      const encoder = createEncoder();
      writeVarUint(encoder, step);
      writeVarUint8Array(encoder, update);
      provider.messageHandlers[0]?.(createEncoder(), createDecoder(toUint8Array(encoder)), provider, true, 0);
    },
  };
}

/** Letters of somebody else, each an update of its own. */
function letters(count: number): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let at = 0; at < count; at++) doc.getText('text').insert(at, String(at % 10));
  return updates;
}

describe('edits of others', () => {
  it('are shown at once when it is quiet; those that follow closely come together, in order', async () => {
    const { doc, provider, hear } = disconnected();
    gatherEdits(provider, () => false);
    let changes = 0;
    doc.on('afterTransaction', () => changes++);
    for (const update of letters(30)) hear(2, update);
    expect(doc.getText('text').toString()).toBe('0');
    await pause(GATHER_MS * 3);
    expect(doc.getText('text').toString()).toBe('012345678901234567890123456789');
    expect(changes).toBe(2);
  });

  it('are taken in before the answer to step 1, which builds on them', () => {
    const { doc, provider, hear } = disconnected();
    gatherEdits(provider, () => false);
    const [first, second, third] = letters(3);
    if (!first || !second || !third) throw new Error('no letters');
    hear(2, first);
    hear(2, second);
    hear(1, third);
    expect(doc.getText('text').toString()).toBe('012');
    expect(provider.synced).toBe(true);
  });

  it('are told to nobody where they are the whole text that a page begins with, unless that is kept', () => {
    for (const [kind, kept] of [
      [1, false],
      [1, true],
      [2, false],
      [2, true],
    ] as const) {
      const { doc, provider, hear } = disconnected();
      gatherEdits(provider, () => kept);
      let told = 0;
      doc.on('update', () => told++);
      const [first, second, third] = letters(3);
      if (!first || !second || !third) throw new Error('no letters');
      hear(kind, first);
      expect(doc.getText('text').toString()).toBe('0');
      expect(told).toBe(kept ? 1 : 0);
      hear(1, second);
      hear(1, third);
      expect(doc.getText('text').toString()).toBe('012');
      expect(told).toBe(kept ? 3 : 2);
    }
  });

  it('are all there when the connection is over', () => {
    const { doc, provider, hear } = disconnected();
    const takeIn = gatherEdits(provider, () => false);
    for (const update of letters(5)) hear(2, update);
    takeIn();
    expect(doc.getText('text').toString()).toBe('01234');
  });

  it('go on after one that is damaged', async () => {
    const { doc, provider, hear } = disconnected();
    gatherEdits(provider, () => false);
    const [first, second] = letters(2);
    if (!first || !second) throw new Error('no letters');
    hear(2, first);
    hear(2, new Uint8Array([7, 7, 7]));
    hear(2, second);
    await pause(GATHER_MS * 3);
    expect(doc.getText('text').toString()).toBe('01');
  });
});

describe('carets of others', () => {
  function heardBy(own: Awareness): () => number {
    let count = 0;
    calmPresence(own).on('change', () => count++);
    return () => count;
  }
  const fresh = () => {
    const awareness = new Awareness(new Y.Doc());
    onTestFinished(() => awareness.destroy());
    return awareness;
  };

  it('are drawn at once when it is quiet, and then together', async () => {
    const [own, other] = [fresh(), fresh()];
    const drawn = heardBy(own);
    for (let at = 0; at < 20; at++) {
      other.setLocalState({ cursor: at });
      applyAwarenessUpdate(own, encodeAwarenessUpdate(other, [other.clientID]), 'the server');
    }
    expect(drawn()).toBe(1);
    await pause(DRAW_EVERY_MS * 2);
    expect(drawn()).toBe(2);
  });

  it('are passed over where they are out of sight, and drawn when one comes to them', async () => {
    const [own, near, far] = [fresh(), fresh(), fresh()];
    let inSight = [near.clientID];
    let looks = 0;
    const presence = calmPresence(own, {
      look: () => looks++,
      sees: (state) => inSight.includes(Number(Reflect.get(Object(state), 'cursor'))),
    });
    let drawn: number[] = [];
    presence.on('change', () => {
      drawn = [...presence.getStates().keys()];
    });
    for (const other of [near, far]) {
      other.setLocalState({ cursor: other.clientID });
      applyAwarenessUpdate(own, encodeAwarenessUpdate(other, [other.clientID]), 'the server');
    }
    await pause(DRAW_EVERY_MS * 2);
    expect([drawn, looks]).toEqual([[near.clientID], 2]);
    inSight = [far.clientID];
    presence.drawAnew();
    await pause(DRAW_EVERY_MS * 2);
    expect(drawn).toEqual([far.clientID]);
    expect([...presence.states.keys()], 'who is here is known all the same').toContain(near.clientID);
  });

  it('are not drawn anew when only the own cursor moves', async () => {
    const own = fresh();
    const drawn = heardBy(own);
    for (let at = 0; at < 5; at++) own.setLocalState({ cursor: at });
    await pause(DRAW_EVERY_MS * 2);
    expect(drawn()).toBe(0);
  });
});
