import { setTimeout as pause } from 'node:timers/promises';
import WebSocket, { type ClientOptions } from 'ws';
import { ofType, step1, step2 } from '../collab/raw-client';
import { until } from '../collab/stock-client';
import type { Stage } from './stage';

/** What an attack is given. */
export interface Arena {
  readonly stage: Stage;
  /** The document that the good people are writing in, and one of no interest to anybody. */
  readonly theirs: string;
  readonly spare: readonly string[];
  /** Seeded chance. */
  readonly random: () => number;
  /** How much of everything that is sent in bulk: 1 at length, less in the short form. */
  readonly scale: number;
  /** Connects as one of the people who may edit. */
  open(documentId: string, options?: AttackerOptions): Promise<Attacker>;
}

export interface AttackerOptions extends ClientOptions {
  readonly cookie?: string;
  /** Goes through the handshake, so that the server takes it for a client that is in sync. */
  readonly synced?: boolean;
}

/** Something bad to do to the server; throws when the server does not answer it as it should. */
export interface Attack {
  readonly name: string;
  run(arena: Arena): Promise<void>;
}

/** A connection that sends whatever it likes. */
export class Attacker {
  readonly socket: WebSocket;
  code: number | undefined;
  /** HTTP status, where the connection was refused before it was one. */
  refused: number | undefined;
  received = 0;
  messages = 0;

  constructor(address: string, options: ClientOptions) {
    this.socket = new WebSocket(address, { maxPayload: 256 * 1024 * 1024, ...options });
    this.socket.on('message', (data: Buffer) => {
      this.received += data.length;
      this.messages++;
    });
    this.socket.on('close', (code) => {
      this.code = code;
    });
    this.socket.on('error', () => undefined);
    this.socket.on('unexpected-response', (_request, response) => {
      this.refused = response.statusCode;
      this.socket.terminate();
    });
  }

  get live(): boolean {
    return this.code === undefined && this.socket.readyState === WebSocket.OPEN;
  }

  send(...messages: Uint8Array[]): void {
    for (const message of messages) if (this.live) this.socket.send(message);
  }

  /** Sends at the speed at which the network takes it, until closed. */
  async pour(count: number, make: (n: number) => Uint8Array): Promise<void> {
    for (let n = 0; n < count && this.live; n++) {
      this.socket.send(make(n));
      if (n % 64 === 63) await pause(0);
      while (this.live && this.socket.bufferedAmount > 4_000_000) await pause(5);
    }
  }

  async expectClose(...codes: readonly number[]): Promise<void> {
    await until(`a close with ${codes.join(' or ')}`, () => this.code !== undefined, 10_000);
    if (!codes.includes(this.code ?? 0))
      throw new Error(`closed with ${this.code}, not ${codes.join(' or ')}`);
  }

  /** It has done nothing that would be a reason to close it. */
  expectOpen(): void {
    if (this.live) return;
    const { code, refused } = this;
    throw new Error(refused === undefined ? `closed with ${code}` : `not let in: it was answered ${refused}`);
  }

  leave(): void {
    this.socket.terminate();
  }
}

/** Connects, as an editor unless the options say otherwise; resolves when open or refused. */
export async function connectAttacker(
  stage: Stage,
  person: number,
  documentId: string,
  { cookie = stage.people[person]?.cookie ?? '', synced = false, ...more }: AttackerOptions = {},
): Promise<Attacker> {
  const attacker = new Attacker(`ws://127.0.0.1:${stage.port}/live/${documentId}`, {
    origin: stage.origin,
    ...more,
    headers: { ...(cookie ? { cookie } : {}), ...more.headers },
  });
  const decided = () =>
    attacker.live ||
    attacker.code !== undefined ||
    attacker.refused !== undefined ||
    attacker.socket.readyState > 1;
  await until('an answer to the handshake', decided, 15_000);
  if (synced) {
    const before = attacker.messages;
    attacker.send(step1(), step2(new Uint8Array([0, 0])), ofType(3, new Uint8Array()).subarray(0, 1));
    await until('the text', () => attacker.messages >= before + 2 || attacker.code !== undefined, 10_000);
  }
  return attacker;
}
