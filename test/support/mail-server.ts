import type { AddressInfo, Socket } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';

export interface MailServerWays {
  /** Asked when the first bytes of a letter arrive. */
  readonly begun?: (server: MailServer) => void;
  /** Asked when a letter is whole at the server, before it says so; it never says so with 'silent'. */
  readonly whole?: (server: MailServer, mail: ParsedMail) => Promise<'silent' | undefined>;
}

export interface MailServer {
  readonly url: string;
  /** Letters that were whole at the server, in order. */
  readonly received: readonly ParsedMail[];
  /** Cuts every line to it. */
  cut(): void;
}

/** A real mail server that takes letters, as far as `ways` let it. */
export async function startMailServer(ways: MailServerWays = {}): Promise<MailServer> {
  const received: ParsedMail[] = [];
  const lines = new Set<Socket>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      stream.once('data', () => ways.begun?.(mine));
      simpleParser(stream)
        .then(async (mail) => {
          received.push(mail);
          if ((await ways.whole?.(mine, mail)) !== 'silent') done();
        })
        .catch(done);
    },
  });
  // A sender that is killed breaks its connection.
  server.on('error', () => undefined);
  server.server.on('connection', (line: Socket) => lines.add(line.once('close', () => lines.delete(line))));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const mine: MailServer = {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    received,
    cut() {
      for (const line of lines) line.destroy();
    },
  };
  onTestFinished(async () => {
    mine.cut();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return mine;
}
