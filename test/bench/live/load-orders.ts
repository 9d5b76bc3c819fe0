import type { IdleOrders } from './idle-load';
import type { GatherOrders, JoinOrders } from './join-load';
import type { TraceOrders } from './trace-load';
import type { TypingOrders } from './typing-load';

export type LoadOrders =
  | TypingOrders
  | JoinOrders
  | GatherOrders
  | IdleOrders
  | TraceOrders
  /** Those who were told to stay may go. */
  | { readonly kind: 'release' }
  /** Those who were gathered come back to a server that is started again. */
  | { readonly kind: 'return' };
