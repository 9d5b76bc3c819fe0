import { setTimeout as pause } from 'node:timers/promises';
import { decodeUpdate } from 'yjs';
import { cpuSeconds } from '../process-usage';
import { Member } from './member';
import { Keystrokes, presenceMessage, syncMessage } from './messages';
import type { Link } from './targets';
import { readUint } from './wire';

/** People who write in documents while others read. */
export interface TypingOrders {
  readonly kind: 'typing';
  readonly link: Link;
  readonly documents: readonly string[];
  /** In each document; every writer reads what the others write. */
  readonly writers: number;
  readonly readers: number;
  /** Keystrokes of each writer a second. */
  readonly perSecond: number;
  readonly seconds: number;
  /** Whether everybody is present and a writer's cursor moves with each keystroke. */
  readonly cursors: boolean;
}

/** A delivery is one edit at one other client. */
export interface TypingReading {
  readonly expected: number;
  readonly delivered: number;
  /** Of those, how many within the time of writing, for each of its seconds. */
  readonly perSecond: number;
  /** Milliseconds from the writer's socket to the reader's. */
  readonly p50: number;
  readonly p99: number;
  /** Processor time of the server from the first keystroke to the last delivery, in seconds. */
  readonly cpu: number;
}

/** How long late deliveries are waited for, in ms. */
const PATIENCE = 3_000;
/** Clients that connect at the same time. */
const AT_ONCE = 25;
/** A client id is this and the writer's number, so that a frame says whose it is. */
const idBase = () => 0x1000_0000 + Math.floor(Math.random() * 0x8000) * 0x1_0000;

export async function typing(orders: TypingOrders): Promise<TypingReading> {
  const { link, documents, writers, readers, perSecond, seconds, cursors } = orders;
  const count = documents.length * writers;
  const base = idBase();
  const keys = Array.from({ length: count }, (_, at) => new Keystrokes(base + at));
  const each = Math.ceil(perSecond * seconds);
  const sentAt = keys.map(() => new Float64Array(each));
  const latencies = new Histogram();
  let delivered = 0;
  let inTime = 0;
  let until = Number.POSITIVE_INFINITY;

  const arrived = (client: number, from: number, to: number, now: number) => {
    const writer = client - base;
    const [own, times] = [keys[writer], sentAt[writer]];
    if (!own || !times) return;
    for (let clock = Math.max(from, own.begin); clock < to; clock += 1) {
      delivered += 1;
      latencies.add(now - (times[clock - own.begin] ?? now));
      if (now <= until) inTime += 1;
    }
  };
  const hear = (bytes: Buffer, at: number, end: number) => {
    const now = performance.now();
    const [blocks, afterBlocks] = readUint(bytes, at);
    const [structs, afterStructs] = readUint(bytes, afterBlocks);
    if (blocks === 1 && structs === 1) {
      const [client, afterClient] = readUint(bytes, afterStructs);
      const [clock] = readUint(bytes, afterClient);
      arrived(client, clock, clock + 1, now);
      return;
    }
    // Several edits joined, for a client that was behind.
    for (const { id, length } of decodeUpdate(bytes.subarray(at, end)).structs) {
      arrived(id.client, id.clock, id.clock + length, now);
    }
  };

  const members: Member[] = [];
  const pens: { readonly member: Member; readonly frames: Buffer[]; readonly cursors: Buffer[] }[] = [];
  for (const [room, document] of documents.entries()) {
    for (let at = 0; at < writers + readers; at += 1) {
      const own = at < writers ? keys[room * writers + at] : undefined;
      const belongings = own && { vector: new Uint8Array([0]), whole: own.paragraph, fresh: true };
      const member = new Member(link, document, members.length, belongings);
      members.push(member);
      if (!own) continue;
      const frames = Array.from({ length: each }, () => member.wire.frame(syncMessage(2, own.next())));
      const moves = cursors
        ? frames.map((_, press) =>
            member.wire.frame(presenceMessage(own.client, press + 2, own.begin + press)),
          )
        : [];
      pens.push({ member, frames, cursors: moves });
    }
  }
  await connectAll(members);
  if (cursors) {
    for (const [at, { wire }] of members.entries()) {
      const client = keys[at]?.client ?? base + 0x8000 + at;
      wire.send(wire.frame(presenceMessage(client, 1, 0)));
    }
  }
  if (link.target === 'broadcast') {
    for (const [at, { member }] of pens.entries()) {
      member.wire.send(member.wire.frame(syncMessage(2, keys[at]?.paragraph ?? new Uint8Array())));
    }
  }
  await pause(500);
  for (const member of members) member.onUpdate = hear;

  const cpuBefore = cpuSeconds(link.pid);
  const begun = performance.now();
  until = begun + seconds * 1000;
  await press(pens, sentAt, perSecond, each, begun);
  const expected = count * each * (writers + readers - 1);
  const giveUp = performance.now() + PATIENCE;
  while (delivered < expected && performance.now() < giveUp) await pause(5);
  // What the server still does about the last of them.
  await pause(50);
  const cpu = cpuSeconds(link.pid) - cpuBefore;
  for (const { wire } of members) wire.close();
  return {
    expected,
    delivered,
    perSecond: inTime / seconds,
    p50: latencies.quantile(0.5),
    p99: delivered < expected ? Math.max(PATIENCE, latencies.quantile(0.99)) : latencies.quantile(0.99),
    cpu,
  };
}

/** Every writer presses at the same pace, none at the same moment as another. */
async function press(
  pens: readonly { readonly member: Member; readonly frames: Buffer[]; readonly cursors: Buffer[] }[],
  sentAt: readonly Float64Array[],
  perSecond: number,
  each: number,
  begun: number,
): Promise<void> {
  const pressed = pens.map(() => 0);
  const gap = 1000 / perSecond;
  for (let open = true; open; ) {
    open = false;
    const elapsed = performance.now() - begun;
    for (const [at, { member, frames, cursors }] of pens.entries()) {
      let next = pressed[at] ?? 0;
      const due = Math.min(each, Math.floor(elapsed / gap + 1 - at / pens.length));
      for (; next < due; next += 1) {
        const times = sentAt[at];
        if (times) times[next] = performance.now();
        member.wire.send(frames[next] ?? Buffer.alloc(0));
        const cursor = cursors[next];
        if (cursor) member.wire.send(cursor);
      }
      pressed[at] = next;
      if (next < each) open = true;
    }
    if (open) await pause(1);
  }
}

export async function connectAll(members: readonly Member[]): Promise<void> {
  const rest = [...members];
  const work = async () => {
    for (let next = rest.shift(); next; next = rest.shift()) await next.join();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** Times in steps of a quarter of a millisecond up to ten seconds. */
class Histogram {
  readonly #counts = new Uint32Array(40_001);
  #total = 0;

  add(ms: number): void {
    const at = Math.min(40_000, Math.max(0, Math.round(ms * 4)));
    this.#counts[at] = (this.#counts[at] ?? 0) + 1;
    this.#total += 1;
  }

  quantile(share: number): number {
    let left = share * this.#total;
    for (const [at, count] of this.#counts.entries()) {
      left -= count;
      if (left <= 0 && this.#total > 0) return at / 4;
    }
    return Number.NaN;
  }
}
