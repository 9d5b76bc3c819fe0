import { Server } from '@hocuspocus/server';
import { applyUpdate } from 'yjs';
import { seedFor } from './seeds.mjs';

/** Hocuspocus with its default settings: everything in memory. */

const seeded = {
  async onLoadDocument({ documentName, document }) {
    const seed = seedFor(documentName);
    if (seed) applyUpdate(document, seed);
  },
};

const server = new Server({
  port: Number(process.env.PORT),
  address: '127.0.0.1',
  quiet: true,
  ...(process.env.SEEDS ? seeded : {}),
});
await server.listen();
