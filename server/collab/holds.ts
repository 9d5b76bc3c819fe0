/** Who holds a document, one after another. */
export class Holds {
  readonly #last = new Map<string, Promise<void>>();

  has(documentId: string): boolean {
    return this.#last.has(documentId);
  }

  /** Does the work when all that was asked for before on the same document is over, well or not. */
  after<T>(documentId: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(documentId) ?? Promise.resolve();
    const held = before.then(work);
    const over: Promise<void> = held
      .then(
        () => undefined,
        () => undefined,
      )
      .then(() => {
        if (this.#last.get(documentId) === over) this.#last.delete(documentId);
      });
    this.#last.set(documentId, over);
    return held;
  }
}
