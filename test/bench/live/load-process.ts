import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { LoadOrders } from './load-orders';

export interface LoadProcess {
  run<Reading>(orders: LoadOrders): Promise<Reading>;
  stop(): void;
}

/** The load generator in a process of its own, which is neither a server's nor the reader of the figures. */
export function startLoad(): LoadProcess {
  const child = fork(fileURLToPath(new URL('./load.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
  });
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  return {
    run<Reading>(orders: LoadOrders) {
      return new Promise<Reading>((resolve, reject) => {
        const ended = () => reject(new Error('The load generator has stopped.'));
        child.once('exit', ended);
        child.once('message', (answer: { readonly reading: Reading } | { readonly failed: string }) => {
          child.off('exit', ended);
          if ('failed' in answer) reject(new Error(answer.failed));
          else resolve(answer.reading);
        });
        child.send(orders);
      });
    },
    stop() {
      process.off('exit', kill);
      kill();
    },
  };
}
