import { setTimeout as pause } from 'node:timers/promises';
import { sayIfStale, startBuilt, withFolder } from './built-server';
import { atMost, type Figure, median, megabytes, report, seconds } from './figures';
import { residentMegabytes } from './process-usage';

/** How soon the built portal answers on a data folder that is migrated already, and what it weighs when idle. */

const RUNS = 5;
/** Time from the first answer until the memory is read, in ms. */
const IDLE = 5_000;

sayIfStale();
const starts: number[] = [];
const idle: number[] = [];
await withFolder(async (folder) => {
  // The first start migrates and is not counted.
  await (await startBuilt(folder)).stop();
  for (let run = 0; run < RUNS; run += 1) {
    const server = await startBuilt(folder);
    starts.push(server.startedInMs / 1000);
    await pause(IDLE);
    idle.push(residentMegabytes(server.pid));
    await server.stop();
  }
});
const figures: Figure[] = [
  atMost(`From start to first answer, median of ${RUNS}`, median(starts), 2, seconds),
  { what: 'Slowest of them', measured: seconds(Math.max(...starts)) },
  atMost('Memory of the idle process after 5 s, median', median(idle), 180, megabytes),
];
report('Start', figures);
