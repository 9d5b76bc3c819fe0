import type { ContentKind } from './content-messages';

/**
 * Counts the changes made here that the server has not yet said to be on disk.
 *
 * Changes made while there was no socket travel in step 2, all at once; changes made on an open socket travel
 * one by one. The server's word "the first n messages of this socket are stored" covers the changes made
 * before message n was sent, but only once step 2 is among those n: before that, older changes may still be
 * on this device alone.
 */
export interface UnsavedChanges {
  /** Something was changed on this device. */
  change(changes?: number): void;
  /** A new socket: what the last one sent but was not confirmed counts as not sent. */
  socketOpened(): void;
  socketClosed(): void;
  sent(kind: ContentKind): void;
  /** The server has stored the first `count` content messages of this socket. */
  stored(count: number): void;
  /** Everything made here has come to the server another way, so nothing waits any more. */
  handedOver(): void;
  /** Changes that are only on this device, as far as the page knows. */
  readonly count: number;
  /** Whether server and page have been brought together on this socket and the server has confirmed it. */
  readonly inStep: boolean;
}

interface Sent {
  /** Place of the message on its socket, from 1. */
  readonly place: number;
  /** Changes made in all when it was sent. */
  readonly made: number;
}

export function countUnsavedChanges(restored = 0): UnsavedChanges {
  let made = restored;
  let saved = 0;
  let places = 0;
  let step2At: number | null = null;
  let inStep = false;
  let waiting: Sent[] = [];

  const forgetSocket = () => {
    places = 0;
    step2At = null;
    inStep = false;
    waiting = [];
  };

  return {
    change(changes = 1) {
      made += changes;
    },
    socketOpened: forgetSocket,
    socketClosed: forgetSocket,
    sent(kind) {
      places += 1;
      if (kind === 'step-2' && step2At === null) step2At = places;
      waiting.push({ place: places, made });
    },
    stored(count) {
      if (step2At === null || count < step2At) return;
      inStep = true;
      const covered = waiting.filter(({ place }) => place <= count);
      waiting = waiting.slice(covered.length);
      saved = Math.max(saved, covered.at(-1)?.made ?? 0);
    },
    handedOver() {
      saved = made;
      waiting = [];
    },
    get count() {
      return made - saved;
    },
    get inStep() {
      return inStep;
    },
  };
}
