import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { openLive, textFragment } from '../../app/document/live-document';
import type { LiveTextWorkshop } from '../../app/document/workshop-types';
import { newSecret, secretHash } from '../../app/services/people/secrets';
import { readLog } from '../../db/queries/documents';
import { insertSession } from '../../db/queries/sessions';
import type { Store } from '../../db/store';
import { createLive } from '../../server/live';
import type { Workbench } from '../../server/request-context';
import type { TestContext, TestPerson } from '../support/context';
import { until } from './stock-client';

/**
 * The portal's own live server on the store of a world, asking the portal's own seats.
 *
 * @param store its own connections to the same database, for a second process
 */
export async function liveOn(ctx: TestContext, texts: LiveTextWorkshop, store: Store = ctx.store) {
  const live = createLive({ store, log: pino({ level: 'silent' }), now: ctx.now, texts });
  const server = createServer((_request, response) => response.writeHead(426).end());
  const bench: Workbench = {
    ...ctx,
    basePath: '',
    rooms: live.rooms,
    settings: { ...ctx.settings, origin: 'http://concord.test' },
  };
  await live.attach(server, bench, 0);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    await live.stop();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const join = async (person: TestPerson, documentId: string) => {
    const secret = newSecret();
    const at = ctx.now();
    await store.tx((tx) =>
      insertSession(tx, {
        id: ctx.newId(),
        secretHash: secretHash(secret),
        personId: person.id,
        createdAt: at,
        lastSeenAt: at,
        // By the machine's clock too, or every seat would be asked for twice a second.
        expiresAt: new Date('2100-01-01T00:00:00Z'),
        agent: 'A client of somebody’s own making',
      }),
    );
    const socket = new WebSocket(`ws://127.0.0.1:${port}/live/${documentId}`, {
      headers: { cookie: `concord=${secret}`, origin: 'http://concord.test' },
    });
    let answer: number | 'open' | null = null;
    let closed: number | null = null;
    socket.on('open', () => {
      answer = 'open';
    });
    socket.on('unexpected-response', (_request, response) => {
      answer = response.statusCode ?? 0;
      socket.terminate();
    });
    socket.on('close', (code) => {
      closed = code;
    });
    socket.on('error', () => undefined);
    onTestFinished(() => socket.terminate());
    await until('an answer', () => answer !== null);
    const send = (...messages: Uint8Array[]) => {
      for (const one of messages) socket.send(one);
    };
    return { answer, send, closed: () => closed };
  };
  return { live, join };
}

/** An edit that adds a paragraph to a text as it is. */
export async function addition(ctx: TestContext, documentId: string, words: string): Promise<Uint8Array> {
  const { updates } = await ctx.store.read((tx) => readLog(tx, documentId));
  const doc = openLive(updates);
  const before = Y.encodeStateVector(doc);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  textFragment(doc).insert(0, [paragraph]);
  const edit = Y.encodeStateAsUpdate(doc, before);
  doc.destroy();
  return edit;
}
