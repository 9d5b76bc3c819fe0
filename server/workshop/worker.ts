import { parentPort } from 'node:worker_threads';
import { textErrorCode } from '../../app/document/text-error';
import type { Answer, Order } from './orders';
import { TASKS } from './tasks';

/** The thread that does heavy work on texts: one order at a time, answered in the order in which they came. */
const port = parentPort;
port?.on('message', (order: Order) => port.postMessage(answer(order)));

function answer({ id, task, words }: Order): Answer {
  try {
    const run = TASKS[task as keyof typeof TASKS] as (...words: readonly unknown[]) => unknown;
    return { id, ok: true, result: run(...words) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { id, ok: false, code: textErrorCode(error), message };
  }
}
