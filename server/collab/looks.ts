/** Runs a look at something one at a time. Who asks while one is under way is answered by the next. */
export class Looks {
  readonly #look: () => Promise<void>;
  #underWay: Promise<void> | null = null;
  #next: Promise<void> | null = null;

  constructor(look: () => Promise<void>) {
    this.#look = look;
  }

  /** @throws whatever the look throws that answers this */
  ask(): Promise<void> {
    if (this.#underWay) {
      this.#next ??= this.#underWay
        .catch(() => undefined)
        .then(() => {
          this.#next = null;
          return this.ask();
        });
      return this.#next;
    }
    this.#underWay = this.#look().finally(() => {
      this.#underWay = null;
    });
    return this.#underWay;
  }
}
