import type { PageTurns } from './page-request';

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Turns of the server's event loop for the parts of one page: what else waits is done between two of them. */
export function pageTurns(): PageTurns {
  let last: Promise<void> = Promise.resolve();
  return {
    next() {
      const turn = { hasCome: false, come: last };
      turn.come = last.then(async () => {
        // React renders in the turn after the one in which it hears of it.
        await nextTurn();
        await nextTurn();
        turn.hasCome = true;
      });
      last = turn.come;
      return turn;
    },
  };
}
