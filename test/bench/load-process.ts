import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { LoadOrders, LoadReading } from './load';

export interface LoadProcess {
  run(orders: LoadOrders): Promise<LoadReading>;
  stop(): void;
}

/** The load generator in a process of its own. */
export function startLoad(): LoadProcess {
  const child = fork(fileURLToPath(new URL('./load.ts', import.meta.url)), { execArgv: ['--import', 'tsx'] });
  return {
    run(orders) {
      return new Promise((resolve, reject) => {
        const ended = () => reject(new Error('The load generator has stopped.'));
        child.once('exit', ended);
        child.once('message', (reading) => {
          child.off('exit', ended);
          resolve(reading as LoadReading);
        });
        child.send(orders);
      });
    },
    stop: () => void child.kill(),
  };
}
