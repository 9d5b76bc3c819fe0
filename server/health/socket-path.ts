import WebSocket from 'ws';
import type { HealthLine } from '../../app/services/health';
import { LIVE_CHECK_PATH } from '../collab/attach';
import { ill, look, well } from './line';

const PATIENCE_MS = 5_000;

export type SocketAnswer = 'passes' | 'nobody' | { readonly refused: string; readonly status?: number };

/** No portal of this path: the server answers, with the path of its own portal or of another. */
const NOT_THERE = 404;

/** Makes a real WebSocket to the portal, through whatever stands in between. */
export function trySocket(base: string, origin: string): Promise<SocketAnswer> {
  const address = `${base.replace(/^http/, 'ws')}${LIVE_CHECK_PATH}`;
  return new Promise((resolve) => {
    const socket = new WebSocket(address, { origin, handshakeTimeout: PATIENCE_MS });
    let answered = false;
    const answer = (found: SocketAnswer) => {
      if (answered) return;
      answered = true;
      resolve(found);
      socket.terminate();
    };
    socket.on('unexpected-response', (_request, response) => {
      const status = response.statusCode ?? 0;
      answer({ refused: `it was answered with ${status}`, status });
    });
    socket.on('error', (error) => {
      const code = 'code' in error ? String(error.code) : '';
      answer(code === 'ECONNREFUSED' ? 'nobody' : { refused: error.message || code });
    });
    socket.on('close', (code) => {
      answer(code === 1000 ? 'passes' : { refused: `it was closed with ${code}` });
    });
  });
}

/** Whether live editing can connect on this machine. */
export function portalLine(answer: SocketAnswer, base: string): HealthLine {
  const what = 'Live connections';
  if (answer === 'passes') return well(what, `A WebSocket to ${base} opens.`);
  if (answer === 'nobody')
    return look(
      what,
      `No portal runs at ${base}.`,
      'Start it with "npm start", or set PORT as the portal has it.',
    );
  return ill(
    what,
    `A WebSocket to ${base} does not open: ${answer.refused}.`,
    answer.status === NOT_THERE
      ? 'See that BASE_PATH is what the portal has (unset when it is at the root), and that it is the portal that answers on this port.'
      : 'See that it is the portal that answers on this port, and look into its log.',
  );
}

/** Whether live editing can connect under the public address. */
export function publicLine(answer: SocketAnswer, origin: string): HealthLine {
  const what = 'Public address';
  if (answer === 'passes') return well(what, `A WebSocket to ${origin} opens.`);
  return ill(
    what,
    `A WebSocket to ${origin} does not open: ${answer === 'nobody' ? 'nobody answers' : answer.refused}.`,
    answer !== 'nobody' && answer.status === NOT_THERE
      ? 'See that CONCORD_ORIGIN and BASE_PATH are the address people use, and that the reverse proxy passes this path on as it is (docs/operations.md has an example).'
      : 'See that the reverse proxy runs and passes the headers Upgrade and Connection on (docs/operations.md has an example), and that its certificate is valid.',
  );
}
