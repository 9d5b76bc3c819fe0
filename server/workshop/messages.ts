import type { Operations } from './operations';

/** One piece of work for a worker. */
export interface WorkRequest {
  readonly id: number;
  readonly operation: keyof Operations;
  readonly input: readonly unknown[];
}

/** What became of it: a result, or an error; without a code the error is a fault of ours. */
export type WorkReply =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: { readonly code: string | null; readonly message: string } };

/** Arguments copied into memory of their own, so that one transfer hands them over whatever they were part of. */
export function packed(input: readonly unknown[]): { input: unknown[]; transfer: ArrayBuffer[] } {
  const transfer: ArrayBuffer[] = [];
  const copy = input.map((argument) => {
    if (argument instanceof Uint8Array) return packBytes([argument], transfer)[0];
    if (areBytes(argument)) return packBytes(argument, transfer);
    if (typeof argument !== 'object' || argument === null || !('bytes' in argument)) return argument;
    return areBytes(argument.bytes) ? { ...argument, bytes: packBytes(argument.bytes, transfer) } : argument;
  });
  return { input: copy, transfer };
}

function areBytes(value: unknown): value is Uint8Array[] {
  return Array.isArray(value) && value.every((item) => item instanceof Uint8Array);
}

/** Memory that was filled to be handed over, and is nobody else's. */
const toHandOver = new WeakSet<ArrayBufferLike>();

/** Bytes that are copied before others have a turn: memory that was never written in costs time to come by. */
const TURN = 256 * 1_024;

/** Copies bytes to be handed over as `packed` does, by turns with whatever else this thread has to do. */
export async function packedByTurns(parts: readonly Uint8Array[]): Promise<Uint8Array[]> {
  const buffer = new ArrayBuffer(parts.reduce((sum, part) => sum + part.byteLength, 0));
  const copied: Uint8Array[] = [];
  let offset = 0;
  let sinceTurn = 0;
  for (const part of parts) {
    const view = new Uint8Array(buffer, offset, part.byteLength);
    for (let from = 0; from < part.byteLength; from += TURN) {
      const some = part.subarray(from, from + TURN);
      view.set(some, from);
      sinceTurn += some.byteLength;
      if (sinceTurn < TURN) continue;
      sinceTurn = 0;
      await turn();
    }
    offset += part.byteLength;
    copied.push(view);
  }
  toHandOver.add(buffer);
  return copied;
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

function packBytes(parts: readonly Uint8Array[], transfer: ArrayBuffer[]): Uint8Array[] {
  const given = parts[0]?.buffer;
  if (given instanceof ArrayBuffer && toHandOver.has(given)) {
    transfer.push(given);
    return [...parts];
  }
  const buffer = new ArrayBuffer(parts.reduce((sum, part) => sum + part.byteLength, 0));
  transfer.push(buffer);
  let offset = 0;
  return parts.map((part) => {
    const view = new Uint8Array(buffer, offset, part.byteLength);
    view.set(part);
    offset += part.byteLength;
    return view;
  });
}

/** The buffers in a result that it alone uses, to be handed over instead of copied. */
export function ownBuffers(result: unknown): ArrayBuffer[] {
  const values = result instanceof Uint8Array ? [result] : Object.values(result ?? {});
  return values.flatMap((value: unknown) => {
    if (!(value instanceof Uint8Array) || !(value.buffer instanceof ArrayBuffer)) return [];
    return value.byteLength === value.buffer.byteLength ? [value.buffer] : [];
  });
}
