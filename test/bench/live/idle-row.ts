import type { IdleReading } from './idle-load';
import { compared, type Row } from './rows';
import type { Running } from './targets';
import { documentName } from './world';

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
    const alone = await load.run<IdleReading>({ ...orders, clients: 0, seconds: quick ? 5 : 10 });
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
