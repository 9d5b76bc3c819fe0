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
  /** When the oldest of them was made, by the clock that was given; null when there is none. */
  readonly since: number | null;
  /** Whether server and page have been brought together on this socket and the server has confirmed it. */
  readonly inStep: boolean;
}

interface Sent {
  /** Place of the message on its socket, from 1. */
  readonly place: number;
  /** Changes made in all when it was sent. */
  readonly made: number;
}

/** Changes made in so short a time have one age: that of the first, in ms. */
const ONE_AGE_MS = 200;

/** @param clock the time now in ms, from any beginning */
export function countUnsavedChanges(restored = 0, clock = () => performance.now()): UnsavedChanges {
  let made = restored;
  /** When the changes up to `made` were made, oldest first. */
  let ages: { made: number; readonly at: number }[] = restored === 0 ? [] : [{ made, at: clock() }];
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

  const forgetAges = () => {
    ages = ages.filter((age) => age.made > saved);
  };

  return {
    change(changes = 1) {
      made += changes;
      const last = ages.at(-1);
      const at = clock();
      if (last !== undefined && at - last.at < ONE_AGE_MS) last.made = made;
      else ages.push({ made, at });
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
      forgetAges();
    },
    handedOver() {
      saved = made;
      waiting = [];
      forgetAges();
    },
    get count() {
      return made - saved;
    },
    get since() {
      return ages[0]?.at ?? null;
    },
    get inStep() {
      return inStep;
    },
  };
}
