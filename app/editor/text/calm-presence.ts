import type { Awareness } from 'y-protocols/awareness';

/** The carets of others are drawn anew at most this often, in ms; with many people, more seldom. */
export const DRAW_EVERY_MS = 100;
/** For each person: drawing costs as much as there are carets. */
const DRAW_EVERY_MS_EACH = 5;

interface Changes {
  readonly added: readonly number[];
  readonly updated: readonly number[];
  readonly removed: readonly number[];
}

type Listener = (changes: Changes, origin: unknown) => void;

/** What the caret extension asks of a provider's awareness. */
export type CalmPresence = Pick<
  Awareness,
  'states' | 'getStates' | 'getLocalState' | 'setLocalStateField'
> & {
  on(name: 'change' | 'update', listener: Listener): void;
  off(name: 'change' | 'update', listener: Listener): void;
  /** Has the carets drawn as they are now, though nobody's has moved. */
  drawAnew(): void;
};

/** Tells which carets are to be drawn. */
export interface Sight {
  look(): void;
  sees(state: unknown): boolean;
}

/**
 * Presence without the haste: the caret extension draws every caret anew whenever anybody's cursor moves, one's
 * own with each key included. Here it hears of others only, at once when it was quiet and then of everything
 * that happened meanwhile together.
 */
export function calmPresence(awareness: Awareness, sight?: Sight): CalmPresence {
  const heard = new Map<
    Listener,
    { readonly ear: Listener; readonly draw: () => void; readonly stop: () => void }
  >();
  return {
    get states() {
      return awareness.states;
    },
    getStates: () => {
      const states = awareness.getStates();
      return sight ? new Map([...states].filter(([, state]) => sight.sees(state))) : states;
    },
    getLocalState: () => awareness.getLocalState(),
    setLocalStateField: (field, value) => awareness.setLocalStateField(field, value),
    on(name, listener) {
      let lastAt = Number.NEGATIVE_INFINITY;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const ear: Listener = (changes, origin) => {
        const clients = [...changes.added, ...changes.updated, ...changes.removed];
        if (timer !== undefined || clients.every((client) => client === awareness.clientID)) return;
        const tell = () => {
          timer = undefined;
          lastAt = performance.now();
          if (name === 'change') sight?.look();
          listener(changes, origin);
        };
        const every = Math.max(DRAW_EVERY_MS, awareness.states.size * DRAW_EVERY_MS_EACH);
        const wait = lastAt + every - performance.now();
        if (wait <= 0) tell();
        else timer = setTimeout(tell, wait);
      };
      const draw = () => {
        if (name === 'change' && timer === undefined) ear({ added: [], updated: [-1], removed: [] }, 'sight');
      };
      heard.set(listener, { ear, draw, stop: () => clearTimeout(timer) });
      awareness.on(name, ear);
    },
    off(name, listener) {
      const known = heard.get(listener);
      if (known === undefined) return;
      heard.delete(listener);
      known.stop();
      awareness.off(name, known.ear);
    },
    drawAnew() {
      for (const { draw } of heard.values()) draw();
    },
  };
}
