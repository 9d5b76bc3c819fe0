import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TypistOrders, TypistReading } from './typist';

export interface Typists {
  /** How the edits since the last call arrived. */
  reading(): Promise<TypistReading>;
  stop(): void;
}

/** Starts people who write, in a process of their own; resolves when all have the text before them. */
export async function startTypists(orders: TypistOrders): Promise<Typists> {
  const child = fork(fileURLToPath(new URL('./typist.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
  });
  const answer = <T>() =>
    new Promise<T>((resolve, reject) => {
      const ended = () => reject(new Error('The writers have gone.'));
      child.once('exit', ended);
      child.once('message', (message) => {
        child.off('exit', ended);
        resolve(message as T);
      });
    });
  const joined = answer<'joined'>();
  child.send(orders);
  await joined;
  return {
    reading() {
      const reading = answer<TypistReading>();
      child.send('phase');
      return reading;
    },
    stop: () => void child.kill(),
  };
}
