import { ByteReader, ByteWriter } from './bytes';
import { damage } from './damage';
import { readAny } from './update-content';

const LEFT = 0x80;
const RIGHT = 0x40;
const NAMED = 0x20;

/**
 * The rest of a struct after its first `skip` clocks, written as Yjs writes it: the rest stands to the right of
 * what was cut off. A receiver that has the first part is never asked to match it with what it has.
 *
 * @param bytes the update; the struct begins at `offset`
 */
export function restOfStruct(
  bytes: Uint8Array,
  offset: number,
  client: number,
  clock: number,
  skip: number,
): Buffer {
  const reader = new ByteReader(bytes, offset);
  const info = reader.byte();
  const kind = info & 0x1f;
  const writer = new ByteWriter(32);
  if (info === 0)
    return writer
      .uint(0)
      .uint(reader.uint() - skip)
      .done();

  if (info & LEFT) skipId(reader);
  const rightFrom = reader.pos;
  if (info & RIGHT) skipId(reader);
  const right = bytes.subarray(rightFrom, reader.pos);
  if ((info & (LEFT | RIGHT)) === 0) {
    if (reader.uint() === 1) reader.block();
    else skipId(reader);
    if (info & NAMED) reader.block();
  }
  // Written as a byte: a number of this size would take two.
  writer
    .bytes(Uint8Array.of(info | LEFT))
    .uint(client)
    .uint(clock + skip - 1)
    .bytes(right);
  return writer.bytes(restOfContent(reader, kind, skip)).done();
}

function skipId(reader: ByteReader): void {
  reader.uint();
  reader.uint();
}

function restOfContent(reader: ByteReader, kind: number, skip: number): Buffer {
  switch (kind) {
    case 1:
      return new ByteWriter(8).uint(reader.uint() - skip).done();
    case 4: {
      const whole = Buffer.from(reader.block()).toString('utf8');
      return new ByteWriter(whole.length + 8).text(whole.slice(skip)).done();
    }
    case 8: {
      const count = reader.uint();
      for (let passed = 0; passed < skip; passed++) readAny(reader, 0);
      const from = reader.pos;
      for (let left = count - skip; left > 0; left--) readAny(reader, 0);
      const rest = reader.bytes.subarray(from, reader.pos);
      return new ByteWriter(rest.length + 8)
        .uint(count - skip)
        .bytes(rest)
        .done();
    }
    default:
      // Every other kind takes one clock and cannot be cut.
      throw damage('content-kind');
  }
}
