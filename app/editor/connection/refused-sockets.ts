import type { WebsocketProvider } from 'y-websocket';
import type { Closing } from '../../document/close-codes';
import { reasonOfRefusal, type SeatAnswer } from './seat-question';

/** So many sockets in a row that the server would let in and that do not open: something in between blocks them. */
const REFUSALS_OF_A_BLOCK = 3;
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
  socketOpened(afterBreak: boolean): void;
  /** @param answered whether there was an end that the socket was closed from */
  socketClosed(answered: boolean): void;
  close(): void;
}

export function watchRefusals(session: SocketsOfSession): RefusedSockets {
  const { provider } = session;
  let socketOpen = false;
  let refusals = 0;
  let closed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const blocked = () => refusals >= REFUSALS_OF_A_BLOCK;

  /**
   * Asks whether the seat is still what this page believes, after a break and when a socket was not opened:
   * rights may have changed meanwhile, and a socket that is refused does not say why.
   */
  const checkSeat = async (whenRefused: boolean) => {
    const answer = await session.askSeat();
    if (closed || (whenRefused && socketOpen)) return;
    if (whenRefused) refusals = answer === null ? 0 : refusals + 1;
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
    socketOpened(afterBreak) {
      socketOpen = true;
      refusals = 0;
      if (afterBreak) checkSeat(false);
    },
    socketClosed(answered) {
      if (answered && !socketOpen) checkSeat(true);
      socketOpen = false;
    },
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
