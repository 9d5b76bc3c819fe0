/**
 * Which node of the editor stands for which part of the Yjs document.
 *
 * The binding empties this table on every edit of somebody else and so builds the whole text anew for each of
 * their keystrokes. It removes the entries of everything that changed just before, which is all that is
 * needed, so emptying does nothing here: what has not changed stays the same node, and whoever keeps facts by
 * node (`text-index.ts`) need not look at it again.
 */
export class KeptMapping<K, V> extends Map<K, V> {
  override clear(): void {}
}
