import { idling } from './idle-load';
import { gather, joining, release, returning } from './join-load';
import type { LoadOrders } from './load-orders';
import { tracing } from './trace-load';
import { typing } from './typing-load';

/** The load generator, as a process of its own: does what it is told, one thing after another, and says how it went. */

function work(orders: LoadOrders): Promise<unknown> {
  switch (orders.kind) {
    case 'typing':
      return typing(orders);
    case 'join':
      return joining(orders);
    case 'release':
      return release();
    case 'gather':
      return gather(orders);
    case 'return':
      return returning();
    case 'idle':
      return idling(orders);
    case 'trace':
      return tracing(orders);
  }
}

process.on('message', (orders: LoadOrders) => {
  work(orders).then(
    (reading) => process.send?.({ reading }),
    (error: unknown) => process.send?.({ failed: error instanceof Error ? error.message : String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
