/**
 * Which node of the editor stands for which part of the Yjs document, and the other way round.
 *
 * The binding empties this table on every edit of somebody else and so builds the whole text anew for each of
 * their keystrokes. It removes the entries of everything that changed just before, which is all that is
 * needed, so emptying does nothing here: what has not changed stays the same node, and whoever keeps facts by
 * node (`text-index.ts`) need not look at it again.
 */
export class KeptMapping<K, V extends object> extends Map<K, V> {
  // Made when first needed: a map's constructor may set entries before the fields of this class exist.
  private parts: WeakMap<V, K> | undefined;

  override set(part: K, node: V): this {
    this.parts ??= new WeakMap();
    this.parts.set(node, part);
    return super.set(part, node);
  }

  override clear(): void {}

  /** The part that a node stands for; undefined for a node that is not, or no longer, in the text. */
  partOf(node: V): K | undefined {
    const part = this.parts?.get(node);
    return part !== undefined && this.get(part) === node ? part : undefined;
  }
}
