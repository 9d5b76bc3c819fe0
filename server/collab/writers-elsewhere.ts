/** On which other nodes somebody who may write has a document open, as they told lately. */
export class WritersElsewhere {
  /** By document and node: until when it counts; monotonic, in ms. */
  readonly #until = new Map<string, Map<string, number>>();

  hear(
    node: string,
    { documentId, writers }: { readonly documentId: string; readonly writers: boolean },
    until: number,
  ): void {
    const nodes = this.#until.get(documentId) ?? new Map<string, number>();
    if (writers) this.#until.set(documentId, nodes.set(node, until));
    else nodes.delete(node);
  }

  has(documentId: string, now: number): boolean {
    return [...(this.#until.get(documentId)?.values() ?? [])].some((until) => until >= now);
  }

  forget(now: number): void {
    for (const [documentId, nodes] of this.#until) {
      for (const [node, until] of nodes) if (until < now) nodes.delete(node);
      if (nodes.size === 0) this.#until.delete(documentId);
    }
  }
}
