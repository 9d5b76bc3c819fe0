import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { freePort } from './nginx';

/** The network between one browser and the portal, to be cut. */
export interface Line {
  /** The portal's address at this end of it. */
  readonly origin: string;
  /** Nothing passes any more, and nobody is told: a cable that was pulled. */
  pull(): void;
  /** Every connection breaks, and none can be made. */
  cut(): void;
  /** As it was; what was open before has broken meanwhile. */
  mend(): void;
}

/** A line to the portal at this port; it is gone when the test ends. */
export async function openLine(portal: number): Promise<Line> {
  const port = await freePort();
  const pairs = new Set<readonly [Socket, Socket]>();
  let state: 'whole' | 'pulled' | 'cut' = 'whole';
  const breakAll = () => {
    for (const pair of pairs) for (const end of pair) end.destroy();
    pairs.clear();
  };
  const server = createServer((near) => {
    if (state === 'cut') {
      near.destroy();
      return;
    }
    const far = connect(portal, '127.0.0.1');
    const pair = [near, far] as const;
    pairs.add(pair);
    const carry = (from: Socket, to: Socket) => {
      from.on('data', (bytes) => {
        if (state === 'whole') to.write(bytes);
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        // Of a pulled cable the other end learns nothing.
        if (state === 'pulled') return;
        to.destroy();
        pairs.delete(pair);
      });
    };
    carry(near, far);
    carry(far, near);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => {
    state = 'cut';
    breakAll();
    server.close();
  });
  return {
    origin: `http://localhost:${port}`,
    pull() {
      state = 'pulled';
    },
    cut() {
      state = 'cut';
      breakAll();
    },
    mend() {
      breakAll();
      state = 'whole';
    },
  };
}
