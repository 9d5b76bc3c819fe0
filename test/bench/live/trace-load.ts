import { readFileSync } from 'node:fs';
import { cpuSeconds } from '../process-usage';
import { staying } from './join-load';
import { Member } from './member';
import { syncMessage } from './messages';
import type { Link } from './targets';
import { readUint } from './wire';

/** Keystrokes that real people made, each an update of its own, as fast as they are taken. */
export interface TraceOrders {
  readonly kind: 'trace';
  readonly link: Link;
  readonly document: string;
  /** Where `trace-updates.ts` wrote them. */
  readonly file: string;
}

export interface TraceReading {
  readonly updates: number;
  /** From the first that was sent to the last that the reader has. */
  readonly seconds: number;
  readonly cpu: number;
}

/** Updates under way at most: the writer waits for the reader, so that no server is buried. */
const UNDER_WAY = 3_000;

export async function tracing({ link, document, file }: TraceOrders): Promise<TraceReading> {
  const sittings = readSittings(file);
  const reader = new Member(link, document, 0);
  await reader.join();
  let seen = 0;
  let wake: () => void = () => undefined;
  reader.onUpdate = () => {
    seen += 1;
    wake();
  };
  const seenUpTo = async (count: number) => {
    while (seen < count) {
      await new Promise<void>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`The reader has ${seen} of ${count}.`)), 20_000);
        wake = () => {
          if (seen < count) return;
          clearTimeout(late);
          resolve();
        };
        wake();
      });
    }
  };

  const cpuBefore = cpuSeconds(link.pid);
  let took = 0;
  let sent = 0;
  for (const [number, updates] of sittings.entries()) {
    // Somebody sits down: a new page, and with it a new client id.
    const writer = new Member(link, document, 1 + number);
    await writer.join();
    const frames = updates.map((update) => writer.wire.frame(syncMessage(2, update)));
    const begun = performance.now();
    for (const frame of frames) {
      if (sent - seen >= UNDER_WAY) await seenUpTo(sent - UNDER_WAY / 2);
      writer.wire.send(frame);
      sent += 1;
    }
    await seenUpTo(sent);
    took += performance.now() - begun;
    writer.wire.close();
  }
  const cpu = cpuSeconds(link.pid) - cpuBefore;
  staying.push(reader);
  return { updates: sent, seconds: took / 1000, cpu };
}

function readSittings(file: string): Buffer[][] {
  const bytes = readFileSync(file);
  const sittings: Buffer[][] = [];
  for (let at = 0; at < bytes.length; ) {
    const [count, first] = readUint(bytes, at);
    at = first;
    const updates: Buffer[] = [];
    for (let left = count; left > 0; left -= 1) {
      const [length, from] = readUint(bytes, at);
      updates.push(bytes.subarray(from, from + length));
      at = from + length;
    }
    sittings.push(updates);
  }
  return sittings;
}
