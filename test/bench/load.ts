import { connect, type Socket } from 'node:net';

/**
 * Asks for one page again and again over connections that stay open, as a process of its own. Every answer is
 * counted to its last byte, and must be as long as the page, unless that was rendered anew for it.
 */

export interface LoadOrders {
  readonly port: number;
  readonly path: string;
  readonly gzip: boolean;
  readonly connections: number;
  readonly requests: number;
  /** Length of the page as it should be sent. */
  readonly bytes: number;
  /** Length of the page as it is, which is sent until its compressed form is ready. */
  readonly plainBytes: number;
}

export interface LoadReading {
  /** Answers that were not the kept page in the form asked for: rendered anew, or not compressed yet. */
  readonly others: number;
}

const HEADERS_END = Buffer.from('\r\n\r\n');
const CHUNKS_END = Buffer.from('0\r\n\r\n');

function run(orders: LoadOrders): Promise<LoadReading> {
  const { port, path, gzip, connections, requests, bytes, plainBytes } = orders;
  const asking = Buffer.from(
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${gzip ? 'Accept-Encoding: gzip\r\n' : ''}\r\n`,
  );
  let left = requests;
  let open = requests;
  let others = 0;

  return new Promise((resolve, reject) => {
    const sockets: Socket[] = [];
    const fail = (why: string) => {
      for (const socket of sockets) socket.destroy();
      reject(new Error(why));
    };
    const talk = (socket: Socket) => {
      let head: Buffer | null = Buffer.alloc(0);
      let missing = 0;
      let chunked = false;
      let tail = Buffer.alloc(0);
      const ask = () => {
        if (left === 0) return;
        left -= 1;
        head = Buffer.alloc(0);
        socket.write(asking);
      };
      const answered = () => {
        open -= 1;
        if (open > 0) {
          ask();
          return;
        }
        for (const one of sockets) one.destroy();
        resolve({ others });
      };
      socket.on('data', (part: Buffer) => {
        if (head === null) {
          missing -= part.length;
        } else {
          head = head.length === 0 ? part : Buffer.concat([head, part]);
          const end = head.indexOf(HEADERS_END);
          if (end < 0) return;
          const words = head.toString('latin1', 0, end);
          chunked = /^transfer-encoding: chunked\r?$/im.test(words);
          const length = chunked ? bytes : Number(/^content-length: (\d+)\r?$/im.exec(words)?.[1]);
          if (!words.startsWith('HTTP/1.1 200') || ![bytes, plainBytes].includes(length)) {
            fail(`Unexpected answer:\n${words}`);
            return;
          }
          if (chunked || length !== bytes) others += 1;
          missing = length - (head.length - end - HEADERS_END.length);
          head = null;
        }
        if (chunked) {
          tail = Buffer.concat([tail, part]).subarray(-CHUNKS_END.length);
          missing = tail.equals(CHUNKS_END) ? 0 : bytes;
        }
        if (missing < 0) fail('More bytes came than were announced.');
        if (missing === 0) answered();
      });
      socket.on('error', (error) => fail(error.message));
      socket.once('connect', ask);
    };
    for (let at = 0; at < connections; at += 1) {
      const socket = connect(port, '127.0.0.1');
      sockets.push(socket);
      talk(socket);
    }
  });
}

process.on('message', (orders: LoadOrders) => {
  run(orders).then(
    (reading) => process.send?.(reading),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit(0));
