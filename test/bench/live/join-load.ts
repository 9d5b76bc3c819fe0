import { setTimeout as pause } from 'node:timers/promises';
import { cpuSeconds } from '../process-usage';
import { type Belongings, Member, NOTHING } from './member';
import type { Link } from './targets';
import { connectAll } from './typing-load';

/** Newcomers who have nothing, one after another. */
export interface JoinOrders {
  readonly kind: 'join';
  readonly link: Link;
  /** Each is opened once, in this order. */
  readonly documents: readonly string[];
  /** Whether they stay until they are released. */
  readonly stay: boolean;
  /** Bytes that the whole text has at least: an empty answer is no join. */
  readonly least: number;
}

export interface JoinReading {
  /** From connecting to the whole text, in milliseconds. */
  readonly times: readonly number[];
  /** Processor time of the server, in seconds. */
  readonly cpu: number;
}

/** Clients that stay until they are released, so that no server lets go of its document. */
export const staying: Member[] = [];

export async function joining({ link, documents, stay, least }: JoinOrders): Promise<JoinReading> {
  const before = cpuSeconds(link.pid);
  const times: number[] = [];
  for (const [at, document] of documents.entries()) {
    const begun = performance.now();
    const member = new Member(link, document, at);
    await member.join();
    times.push(performance.now() - begun);
    if (member.received < least) throw new Error(`${document} came with ${member.received} bytes only.`);
    if (stay) staying.push(member);
    else member.wire.close();
  }
  await pause(50);
  return { times, cpu: cpuSeconds(link.pid) - before };
}

export async function release(): Promise<void> {
  for (const { wire } of staying.splice(0)) wire.close();
  await pause(200);
}

/** Many who have the whole text already and are in one document when its server dies. */
export interface GatherOrders {
  readonly kind: 'gather';
  readonly link: Link;
  readonly document: string;
  readonly clients: number;
  readonly vector: Uint8Array;
  readonly whole: Uint8Array;
}

/** From the kill until the last of them was in sync again, in milliseconds. */
export interface ReturnReading {
  readonly median: number;
  readonly last: number;
}

/** From one attempt to the next, in ms; the stock client waits longer each time. */
const RETRY = 400;
const GIVE_UP = 60_000;

let gathered: GatherOrders | null = null;

export async function gather(orders: GatherOrders): Promise<void> {
  gathered = orders;
  const members = Array.from(
    { length: orders.clients },
    (_, at) => new Member(orders.link, orders.document, at, having(orders)),
  );
  await connectAll(members);
  staying.push(...members);
}

export async function returning(): Promise<ReturnReading> {
  const orders = gathered;
  if (!orders) throw new Error('Nobody was gathered.');
  staying.splice(0);
  const begun = performance.now();
  const back = async (at: number): Promise<number> => {
    // Not all in the same moment.
    await pause((at / orders.clients) * RETRY);
    while (performance.now() - begun < GIVE_UP) {
      const member = new Member(orders.link, orders.document, at, having(orders));
      try {
        await member.join();
        staying.push(member);
        return performance.now() - begun;
      } catch {
        member.wire.close();
        await pause(RETRY);
      }
    }
    throw new Error('A client was not in sync again within a minute.');
  };
  const times = await Promise.all(Array.from({ length: orders.clients }, (_, at) => back(at)));
  times.sort((a, b) => a - b);
  return { median: times[times.length >> 1] ?? Number.NaN, last: times.at(-1) ?? Number.NaN };
}

function having({ vector, whole }: GatherOrders): Belongings {
  return { ...NOTHING, vector, whole };
}
