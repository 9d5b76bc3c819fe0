import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { encodeStateVectorFromUpdate } from 'yjs';
import { median, milliseconds } from '../figures';
import { cpuSeconds } from '../process-usage';
import type { JoinReading, ReturnReading } from './join-load';
import { compared, interleaved, type Row, type RowParts, withServer } from './rows';
import { LARGE_WORDS, SMALL_WORDS } from './seed-texts';
import type { Running } from './targets';
import type { TraceReading } from './trace-load';
import { writeTrace } from './trace-updates';
import { documentName } from './world';

const keeping = ({ targets }: RowParts) => targets.filter(({ keeps }) => keeps);
const words = (count: number) => count.toLocaleString('en-GB');

function joining(
  { load }: RowParts,
  server: Running,
  documents: readonly string[],
  more: { readonly stay: boolean; readonly least: number },
): Promise<JoinReading> {
  return load.run<JoinReading>({ kind: 'join', link: server.link, documents, ...more });
}

export const joins: Row = {
  title: `A document of ${words(LARGE_WORDS)} words: the first who opens it, and those who come while it is open`,
  async run(parts) {
    const least = readFileSync(join(parts.world.seeds, 'large.bin')).length * 0.8;
    const [cold, warm] = [6, 30];
    const names = Array.from({ length: cold }, (_, at) => documentName('large', at));
    const readings = await interleaved(keeping(parts), parts.quick ? 1 : 3, (target) =>
      withServer(target, { seeded: true }, async (server) => {
        // The server has started; its first connection is not what is measured.
        await joining(parts, server, [parts.fresh()], { stay: true, least: 0 });
        const first = await joining(parts, server, names, { stay: true, least });
        await pause(500);
        const later = Array.from({ length: warm }, (_, at) => names[at % cold] ?? '');
        const second = await joining(parts, server, later, { stay: false, least });
        await parts.load.run({ kind: 'release' });
        return {
          coldCpu: (first.cpu / cold) * 1000,
          coldTime: median(first.times),
          warmCpu: (second.cpu / warm) * 1000,
          warmTime: median(second.times),
        };
      }),
    );
    const line = (what: string, aim?: number) => {
      return { what, say: milliseconds, better: 'less', ...(aim === undefined ? {} : { aim }) } as const;
    };
    return [
      ...compared(readings, ({ coldCpu }) => coldCpu, line('Cold open, processor time', 110)),
      ...compared(readings, ({ coldTime }) => coldTime, line('Cold open, on the clock')),
      ...compared(readings, ({ warmCpu }) => warmCpu, line('Warm join, processor time', 7)),
      ...compared(readings, ({ warmTime }) => warmTime, line('Warm join, on the clock')),
    ];
  },
};

export const memory: Row = {
  title: `Memory for an open, idle document of ${words(SMALL_WORDS)} words, with one client`,
  async run(parts) {
    const many = 140;
    const names = Array.from({ length: many }, (_, at) => documentName('small', at));
    const readings = await interleaved(keeping(parts), 1, (target) =>
      withServer(target, { seeded: true }, async (server) => {
        const warmUp = Array.from({ length: 10 }, (_, at) => documentName('small', many + at));
        await joining(parts, server, warmUp, { stay: true, least: 0 });
        const before = await settledMemory(server);
        await joining(parts, server, names, { stay: true, least: 1_000 });
        const after = await settledMemory(server);
        await parts.load.run({ kind: 'release' });
        return {
          held: (after.held - before.held) / many / 1024,
          resident: (after.resident - before.resident) / many / 1024,
        };
      }),
    );
    const say = (value: number) => `${Math.round(value)} KiB`;
    return [
      ...compared(readings, ({ held }) => held, {
        what: 'Objects and buffers',
        say,
        better: 'less',
        aim: 280,
      }),
      ...compared(readings, ({ resident }) => resident, { what: 'Resident', say, better: 'less' }),
    ];
  },
};

async function settledMemory(server: Running) {
  await pause(1_500);
  return await server.memory();
}

export const trace: Row = {
  title: 'Real keystrokes one by one, stored, then the first load',
  async run(parts) {
    const file = join(parts.folder, 'trace.bin');
    const { keystrokes, bytes, from } = writeTrace(file, parts.quick ? 40_000 : undefined);
    const readings = await interleaved(keeping(parts), 1, (target) =>
      withServer(target, {}, async (server) => {
        const document = parts.fresh();
        const stored = await parts.load.run<TraceReading>({
          kind: 'trace',
          link: server.link,
          document,
          file,
        });
        // Ours has it on disk: everybody leaves and it is started anew. The peers keep it in memory, while somebody stays.
        const ours = target.name === 'concord';
        if (ours) await parts.load.run({ kind: 'release' });
        await pause(2_500);
        const again = ours ? await target.start({ port: await died(server) }) : server;
        await joining(parts, again, [parts.fresh()], { stay: true, least: 0 });
        const load = await joining(parts, again, [document], { stay: false, least: bytes / 2 });
        await parts.load.run({ kind: 'release' });
        await again.kill();
        return {
          perSecond: stored.updates / stored.seconds,
          cpu: (stored.cpu / stored.updates) * 1e6,
          load: load.times[0] ?? Number.NaN,
        };
      }),
    );
    return [
      { what: `Keystrokes (${from})`, measured: words(keystrokes) },
      ...compared(readings, ({ perSecond }) => perSecond, {
        what: 'Updates a second',
        say: (value) => words(Math.round(value)),
        better: 'more',
        aim: 20_000,
      }),
      ...compared(readings, ({ cpu }) => cpu, {
        what: 'Processor time for an update',
        say: (value) => `${value.toFixed(1)} µs`,
        better: 'less',
      }),
      ...compared(readings, ({ load }) => load, {
        what: 'First load (ours from disk, the peers’ from memory)',
        say: milliseconds,
        better: 'less',
        aim: 100,
      }),
    ];
  },
};

async function died(server: Running): Promise<number> {
  await server.kill();
  return server.port;
}

export const reconnect: Row = {
  title: `500 clients in one document of ${words(SMALL_WORDS)} words come back after kill -9`,
  async run(parts) {
    const whole = readFileSync(join(parts.world.seeds, 'small.bin'));
    const vector = encodeStateVectorFromUpdate(whole);
    const document = documentName('small', 159);
    const readings = await interleaved(keeping(parts), parts.quick ? 1 : 3, async (target) => {
      let server = await target.start({ seeded: true });
      const { link } = server;
      await parts.load.run({ kind: 'gather', link, document, clients: 500, vector, whole });
      await server.kill();
      const back = parts.load.run<ReturnReading>({ kind: 'return' });
      const begun = performance.now();
      server = await target.start({ seeded: true, port: server.port });
      const started = performance.now() - begun;
      const { last } = await back;
      const cpu = cpuSeconds(server.pid);
      await parts.load.run({ kind: 'release' });
      await server.kill();
      return { last, started, cpu };
    });
    return [
      ...compared(readings, ({ last }) => last, {
        what: 'From the kill until all are in sync',
        say: milliseconds,
        better: 'less',
        aim: 1_800,
      }),
      ...compared(readings, ({ started }) => started, {
        what: 'Of that, until the server answered',
        say: milliseconds,
        better: 'less',
      }),
      ...compared(readings, ({ last, started }) => Math.max(0, last - started), {
        what: 'Of that, from its first answer on',
        say: milliseconds,
        better: 'less',
      }),
      ...compared(readings, ({ cpu }) => cpu * 1000, {
        what: 'Processor time of the server that came back',
        say: milliseconds,
        better: 'less',
      }),
    ];
  },
};
