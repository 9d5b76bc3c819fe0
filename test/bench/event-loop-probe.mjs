import { openSync, readSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

/**
 * Loaded into the built portal by `node --import`: measures how long the event loop of its main thread stands
 * still. The parent sends `begin` and `end` and is answered what was seen in between.
 *
 * Besides Node's own histogram a timer looks every few milliseconds at what the kernel says of this thread: time
 * on a processor, and time it waited for one because others had both. A stall without that waiting is our own.
 */

const EVERY_MS = 5;

if (isMainThread && process.send) {
  const schedstat = openSync(`/proc/self/task/${process.pid}/schedstat`, 'r');
  const buffer = Buffer.alloc(96);
  /** Milliseconds on a processor and waiting for one. */
  const look = () => {
    const length = readSync(schedstat, buffer, 0, buffer.length, 0);
    const [ran = 0, waited = 0] = buffer.toString('latin1', 0, length).split(' ').map(Number);
    return { at: performance.now(), ran: ran / 1e6, waited: waited / 1e6 };
  };

  const histogram = monitorEventLoopDelay({ resolution: EVERY_MS });
  let turns = [];
  let last = look();
  let timer;
  let ranAtBegin = 0;

  process.on('message', (word) => {
    if (word === 'begin') {
      turns = [];
      histogram.reset();
      histogram.enable();
      last = look();
      ranAtBegin = last.ran;
      timer = setInterval(() => {
        const now = look();
        const stall = now.at - last.at - EVERY_MS;
        const waited = now.waited - last.waited;
        turns.push({ stall, own: stall - waited, ran: now.ran - last.ran });
        last = now;
      }, EVERY_MS);
    }
    if (word === 'end') {
      clearInterval(timer);
      histogram.disable();
      const own = turns.map((turn) => turn.own).sort((a, b) => b - a);
      process.send({
        loop: {
          longest: turns.reduce((most, turn) => Math.max(most, turn.stall), 0),
          own: own.slice(0, 5).map((stall) => Math.max(0, stall)),
          p99: Math.max(0, histogram.percentile(99) / 1e6 - EVERY_MS),
          ran: last.ran - ranAtBegin,
        },
      });
    }
  });
}
