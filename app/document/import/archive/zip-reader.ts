import { inflateRawSync } from 'node:zlib';
import { TextError } from '../../text-error';

/** What an archive may be, checked before and while it is unpacked. */
const MOST_ENTRIES = 5000;
const MOST_UNPACKED_BYTES = 256 * 1024 * 1024;
/**
 * A large part that shrank further than this is made to harm: text shrinks 10 to 60 times. Smaller ones may, because a
 * long table of empty cells does.
 */
const MOST_SHRUNK = 200;
const FREE_OF_RATIO_BYTES = 16 * 1024 * 1024;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;

interface ZipEntry {
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

/** The parts of a ZIP file by name. Nothing is ever written to a disk, and a part is unpacked when it is asked for. */
export interface ZipParts {
  readonly names: readonly string[];
  /** The part's bytes, or null when there is none. @throws TextError when it is larger than `mostBytes` or damaged */
  read(name: string, mostBytes: number): Uint8Array | null;
}

/**
 * Opens a ZIP file that a stranger sent. Throws TextError: `archive-unsafe` for names that leave their folder, parts
 * that shrank beyond belief, encryption or two parts of one name; `too-large`; `bad-input` when it is no ZIP file.
 */
export function openZip(bytes: Uint8Array): ZipParts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(bytes, view);
  return {
    names: [...entries.keys()],
    read: (name, mostBytes) => {
      const entry = entries.get(name);
      return entry === undefined ? null : unpack(bytes, view, name, entry, mostBytes);
    },
  };
}

function readDirectory(bytes: Uint8Array, view: DataView): Map<string, ZipEntry> {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) throw new TextError('too-large', `The file holds ${count} parts.`);
  const entries = new Map<string, ZipEntry>();
  let at = view.getUint32(end + 16, true);
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw damaged();
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const entry: ZipEntry = {
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    if ((flags & 1) !== 0) throw new TextError('archive-unsafe', 'A part of the file is encrypted.');
    guardName(name, entries);
    guardRatio(name, entry.packed, entry.unpacked);
    total += entry.unpacked;
    if (total > MOST_UNPACKED_BYTES)
      throw new TextError('too-large', 'The file unpacks to more than 256 MB.');
    entries.set(name, entry);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  guardOverlap([...entries.values()]);
  return entries;
}

/** Parts that share bytes unpack to many times what is there: no program that writes files makes them. */
function guardOverlap(entries: readonly ZipEntry[]): void {
  let end = 0;
  for (const { offset, packed } of [...entries].sort((a, b) => a.offset - b.offset)) {
    if (offset < end) throw new TextError('archive-unsafe', 'Parts of the file lie over one another.');
    // 30 bytes stand before the bytes of a part, besides its name.
    end = offset + 30 + packed;
  }
}

function findEnd(view: DataView): number {
  const earliest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= earliest; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw damaged();
}

function guardName(name: string, entries: ReadonlyMap<string, ZipEntry>): void {
  const leaves = /^[/\\]|^[a-z]:|\\|\0/i.test(name) || name.split('/').includes('..');
  if (leaves) throw new TextError('archive-unsafe', `A part of the file is named "${name.slice(0, 80)}".`);
  if (entries.has(name)) {
    throw new TextError('archive-unsafe', `Two parts of the file are named "${name.slice(0, 80)}".`);
  }
}

function guardRatio(name: string, packed: number, unpacked: number): void {
  if (unpacked > FREE_OF_RATIO_BYTES && unpacked > packed * MOST_SHRUNK) {
    throw new TextError('archive-unsafe', `The part "${name.slice(0, 80)}" unpacks to far more than it is.`);
  }
}

function unpack(
  bytes: Uint8Array,
  view: DataView,
  name: string,
  entry: ZipEntry,
  mostBytes: number,
): Uint8Array {
  const tooLarge = () =>
    new TextError('too-large', `The part "${name.slice(0, 80)}" is larger than ${mostBytes} bytes.`);
  if (entry.unpacked > mostBytes) throw tooLarge();
  const { offset } = entry;
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL_ENTRY) throw damaged();
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  if (packed.length !== entry.packed) throw damaged();
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw damaged();
  try {
    // What the directory says about the size is not believed: unpacking stops at the limit by itself.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, Math.min(mostBytes, entry.unpacked)) });
  } catch (error) {
    if (error instanceof RangeError) {
      throw new TextError('archive-unsafe', `The part "${name.slice(0, 80)}" is larger than it says.`);
    }
    throw damaged();
  }
}

function damaged(): TextError {
  return new TextError('bad-input', 'The file is damaged, or not a file of the kind that its name says.');
}
