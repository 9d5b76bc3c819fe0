import { connect, type Socket } from 'node:net';
import type { Link } from './targets';

/**
 * A WebSocket client on the bare stream, as cheap as can be: what it sends was encoded before, and what it hears
 * is looked at where it lies. A thousand of them must not slow down what is measured.
 */

const NO_MASK = Buffer.alloc(4);

/** Called for each message with the place of its type in `bytes`, after Hocuspocus's name of the document. */
export type Heard = (bytes: Buffer, at: number, end: number) => void;

export class Wire {
  onMessage: Heard = () => undefined;
  onClose: (code: number) => void = () => undefined;
  open = false;
  readonly prefix: Buffer;
  readonly #link: Link;
  readonly #document: string;
  readonly #number: number;
  #socket: Socket | null = null;
  #rest: Buffer | null = null;

  /** @param number which of all clients it is: decides about its address and its person */
  constructor(link: Link, document: string, number: number) {
    this.#link = link;
    this.#document = document;
    this.#number = number;
    this.prefix = prefixOf(link, document);
  }

  /** Resolves when the server has let it in; rejects when it does not. */
  connect(): Promise<void> {
    const { port, target, cookies } = this.#link;
    const path = target === 'concord' ? `/live/${this.#document}` : `/${this.#document}`;
    const cookie = cookies[this.#number % Math.max(1, cookies.length)];
    const head = [
      `GET ${target === 'hocuspocus' ? '/' : path} HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      `Origin: http://127.0.0.1:${port}`,
      ...(cookie ? [`Cookie: ${cookie}`] : []),
    ];
    this.#rest = null;
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', localAddress: addressOf(this.#number) });
      this.#socket = socket;
      socket.setNoDelay(true);
      socket.once('connect', () => socket.write(`${head.join('\r\n')}\r\n\r\n`));
      socket.on('error', (error) => reject(error));
      socket.on('close', () => {
        this.open = false;
        reject(new Error('The connection was closed.'));
        if (this.#socket === socket) this.onClose(1006);
      });
      socket.on('data', (data: Buffer) => {
        if (this.open) {
          this.#take(data);
          return;
        }
        const all = this.#rest ? Buffer.concat([this.#rest, data]) : data;
        const end = all.indexOf('\r\n\r\n');
        this.#rest = all;
        if (end < 0) return;
        if (!all.subarray(0, 13).toString('latin1').startsWith('HTTP/1.1 101')) {
          socket.destroy(new Error(all.subarray(0, 60).toString('latin1')));
          return;
        }
        this.open = true;
        this.#rest = null;
        if (target === 'hocuspocus') this.send(this.frame(Buffer.from([2, 0, 0])));
        resolve();
        if (all.length > end + 4) this.#take(all.subarray(end + 4));
      });
    });
  }

  /** A message as a frame for this server; to be sent any number of times, by any client of the document. */
  frame(message: Uint8Array): Buffer {
    return clientFrame(this.prefix, message);
  }

  send(frame: Buffer): void {
    this.#socket?.write(frame);
  }

  close(): void {
    const socket = this.#socket;
    this.#socket = null;
    socket?.destroy();
  }

  #take(data: Buffer): void {
    const bytes = this.#rest ? Buffer.concat([this.#rest, data]) : data;
    let at = 0;
    for (;;) {
      if (bytes.length - at < 2) break;
      const code = (bytes[at] ?? 0) & 0x0f;
      let length = (bytes[at + 1] ?? 0) & 0x7f;
      let from = at + 2;
      if (length === 126) {
        if (bytes.length - at < 4) break;
        length = bytes.readUInt16BE(at + 2);
        from = at + 4;
      } else if (length === 127) {
        if (bytes.length - at < 10) break;
        length = bytes.readUInt32BE(at + 6);
        from = at + 10;
      }
      const end = from + length;
      if (bytes.length < end) break;
      if (code === 2) this.onMessage(bytes, from + this.prefix.length, end);
      else if (code === 9)
        this.send(Buffer.concat([Buffer.from([0x8a, 0x80 | length]), NO_MASK, bytes.subarray(from, end)]));
      else if (code === 8) this.onClose(length >= 2 ? bytes.readUInt16BE(from) : 1005);
      at = end;
    }
    this.#rest = at < bytes.length ? Buffer.from(bytes.subarray(at)) : null;
  }
}

/** Hocuspocus puts the document's name before each message. */
function prefixOf({ target }: Link, document: string): Buffer {
  return target === 'hocuspocus'
    ? Buffer.concat([Buffer.from([document.length]), Buffer.from(document)])
    : Buffer.alloc(0);
}

/** Spread over the machine's own addresses, so that a limit for each address is not what is measured. */
function addressOf(number: number): string {
  return `127.${1 + (number % 50)}.${Math.floor(number / 50) % 250}.7`;
}

/** A frame whose mask is zero: the bytes stay as they are. */
export function clientFrame(prefix: Buffer, message: Uint8Array): Buffer {
  const length = prefix.length + message.length;
  const head = Buffer.alloc(length < 126 ? 6 : length < 0x1_0000 ? 8 : 14);
  head[0] = 0x82;
  if (length < 126) head[1] = 0x80 | length;
  else if (length < 0x1_0000) {
    head[1] = 0xfe;
    head.writeUInt16BE(length, 2);
  } else {
    head[1] = 0xff;
    head.writeUInt32BE(length, 6);
  }
  return Buffer.concat([head, prefix, message]);
}

/** Reads a number of variable length; answers it and where the next byte is. */
export function readUint(bytes: Buffer, from: number): [value: number, next: number] {
  let value = 0;
  let scale = 1;
  let at = from;
  for (;;) {
    const byte = bytes[at++] ?? 0;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return [value, at];
    scale *= 128;
  }
}
