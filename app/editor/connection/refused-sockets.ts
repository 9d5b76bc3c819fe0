import type { WebsocketProvider } from 'y-websocket';
import type { Closing } from '../../document/close-codes';
import type { SaveFacts } from './save-state';
import { reasonOfRefusal, type SeatAnswer } from './seat-question';

/** So many sockets in a row that the server would let in and that do not open: something in between blocks them. */
const REFUSALS_OF_A_BLOCK = 3;
/** A socket that is swallowed takes its time, and no server in order does that: it counts as so many. */
const UNANSWERED_COUNTS = 2;
/** Between two more tries where sockets are blocked, in ms. */
const TRY_AGAIN_MS = 60_000;

interface SocketsOfSession {
  readonly provider: WebsocketProvider;
  /** The seat this page believes it has. */
  readonly believed: { readonly seat: 'write' | 'read'; readonly epoch: number };
  /** Asks by ordinary request which seat this session would get. */
  readonly askSeat: () => Promise<SeatAnswer | null>;
  /** The seat is another one: this session is over. */
  readonly stop: (reason: Closing) => void;
  readonly ended: () => boolean;
  /** Called after every answer. */
  readonly told: () => void;
}

/** Tells sockets that are refused for good from those that something in between does not let through. */
export interface RefusedSockets {
  readonly blocked: boolean;
  /** Whether the portal answers ordinary requests, where that was asked since there was a socket. */
  readonly portal: SaveFacts['portal'];
  socketOpened(afterBreak: boolean): void;
  /** The socket that is about to close had no answer. */
  unanswered(): void;
  /** @param unexplained whether something closed it and did not say why; not for one that the page closed */
  socketClosed(unexplained: boolean): void;
  close(): void;
}

export function watchRefusals(session: SocketsOfSession): RefusedSockets {
  const { provider } = session;
  let socketOpen = false;
  let refusals = 0;
  let portal: SaveFacts['portal'] = 'not asked';
  let noAnswer = false;
  let closed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const blocked = () => refusals >= REFUSALS_OF_A_BLOCK;

  /**
   * Asks whether the seat is still what this page believes, after a break and when a socket was not opened:
   * rights may have changed meanwhile, and a socket that is refused does not say why.
   */
  const checkSeat = async (refused: number) => {
    const answer = await session.askSeat();
    const whenRefused = refused > 0;
    if (closed || (whenRefused && socketOpen)) return;
    if (whenRefused) {
      portal = answer === null ? 'is away' : 'answers';
      refusals = answer === null ? 0 : refusals + refused;
    }
    const reason = answer === null ? null : reasonOfRefusal(answer, session.believed);
    if (reason !== null) {
      provider.disconnect();
      session.stop(reason);
    } else if (blocked()) tryLater();
    session.told();
  };
  /** Where something in between refuses sockets, trying again and again helps nobody. */
  const tryLater = () => {
    provider.disconnect();
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!session.ended()) provider.connect();
    }, TRY_AGAIN_MS);
  };

  return {
    get blocked() {
      return blocked();
    },
    get portal() {
      return portal;
    },
    socketOpened(afterBreak) {
      socketOpen = true;
      refusals = 0;
      portal = 'not asked';
      if (afterBreak) checkSeat(0);
    },
    unanswered() {
      noAnswer = true;
    },
    socketClosed(unexplained) {
      if (unexplained && !socketOpen) checkSeat(noAnswer ? UNANSWERED_COUNTS : 1);
      noAnswer = false;
      socketOpen = false;
    },
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
