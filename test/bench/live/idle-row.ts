import { setTimeout as pause } from 'node:timers/promises';
import type { IdleReading } from './idle-load';
import { compared, type Row } from './rows';
import type { Running } from './targets';
import { documentName } from './world';

const AFTER_START_MS = 25_000;
const MOST_TRIES = 24;
/** Some chores come round once a minute: one quiet look may lie between two of them. */
const STILL_LOOKS = 4;
/** The chores of our server come round once in so many seconds: a shorter look falls between two rounds. */
const ROUND_S = 20;
/** Share of a core of a server that has nothing left to do. */
const SETTLED = 0.01;

export const idle: Row = {
  title: '200 idle clients in one document: heartbeats and renewed presence',
  async run({ targets, load, quick }) {
    const servers: Running[] = [];
    for (const target of targets) servers.push(await target.start());
    const orders = {
      kind: 'idle',
      links: servers.map(({ link }) => link),
      document: documentName('blank', 38),
      seconds: 30,
    } as const;
    const unwatched = (seconds: number) => load.run<IdleReading>({ ...orders, clients: 0, seconds });
    // What a start leaves to be done (snapshots of quiet drafts, their records) begins with the first round of chores.
    await pause(AFTER_START_MS);
    let still = 0;
    for (let tries = 0; tries < MOST_TRIES && still < STILL_LOOKS; tries += 1) {
      const settled = Object.values(await unwatched(ROUND_S)).every((share) => share < SETTLED);
      still = settled ? still + 1 : 0;
    }
    const alone = await unwatched(quick ? 5 : ROUND_S);
    const crowded = await load.run<IdleReading>({ ...orders, clients: 200 });
    for (const server of servers) await server.kill();
    const readings = (of: IdleReading) =>
      new Map(targets.map((target) => [target, [of[target.name] ?? Number.NaN]] as const));
    const say = (share: number) => `${(share * 100).toFixed(2)} %`;
    return [
      ...compared(readings(crowded), (share) => share, {
        what: 'Share of a core',
        say,
        better: 'less',
        aim: 0.011,
      }),
      ...compared(readings(alone), (share) => share, {
        what: 'The same without clients',
        say,
        better: 'less',
      }).slice(0, targets.length),
    ];
  },
};
