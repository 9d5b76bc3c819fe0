import { Agent, request } from 'node:http';

/** A browser's session. */
export interface Session {
  /** The Cookie header. */
  readonly cookie: string;
  /** What its forms carry. */
  readonly formToken: string;
}

export interface Visit {
  readonly status: number;
  /** The Location header; '' without one. */
  readonly location: string;
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** From asking to the last byte, in milliseconds. */
  readonly ms: number;
}

/** Somebody who asks for pages over connections that stay open, signed in or not. */
export interface Visitor {
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Visit>;
  /** Sends a form as its page would. */
  post(path: string, form: FormData): Promise<Visit>;
  leave(): void;
}

export function visitor(port: number, session: Session | null): Visitor {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const cookie: Record<string, string> = session ? { cookie: session.cookie } : {};

  function ask(method: string, path: string, headers: Record<string, string>, body?: Buffer) {
    const begun = performance.now();
    return new Promise<Visit>((resolve, reject) => {
      const asked = request(
        { host: '127.0.0.1', port, path, method, agent, headers: { ...cookie, ...headers } },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('error', reject);
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              location: answer.headers.location ?? '',
              body: Buffer.concat(parts),
              headers: answer.headers,
              ms: performance.now() - begun,
            }),
          );
        },
      );
      asked.on('error', (error) => reject(new Error(`${method} ${path}: ${error.message}`)));
      asked.end(body);
    });
  }

  return {
    get: (path, headers = {}) => ask('GET', path, headers),
    async post(path, form) {
      if (session) form.set('_csrf', session.formToken);
      const encoded = new Response(form);
      const body = Buffer.from(await encoded.arrayBuffer());
      const headers = {
        origin: `http://127.0.0.1:${port}`,
        'content-type': encoded.headers.get('content-type') ?? '',
        'content-length': String(body.length),
      };
      return await ask('POST', path, headers, body);
    },
    leave: () => agent.destroy(),
  };
}
