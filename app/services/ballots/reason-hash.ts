import { createHash } from 'node:crypto';

/** What the audit record keeps of the reason of a vote: the words themselves may have to be taken down. */
export function reasonHash(reason: string): string {
  return createHash('sha256').update(reason).digest('hex');
}
