/** Keys that belong together, found by joining them pair by pair. */
export class KeyGroups {
  private readonly parents = new Map<string, string>();

  join(keys: Iterable<string>): void {
    let first: string | undefined;
    for (const key of keys) {
      const root = this.rootOf(key);
      if (first === undefined) first = root;
      else this.parents.set(root, first);
    }
  }

  /** Names the group of a key; equal for two keys of one group. */
  rootOf(key: string): string {
    let root = key;
    for (
      let next = this.parents.get(root);
      next !== undefined && next !== root;
      next = this.parents.get(root)
    ) {
      root = next;
    }
    this.parents.set(key, root);
    return root;
  }

  /** The groups in the order in which their first keys are given. */
  groups(keys: Iterable<string>): string[][] {
    const groups = new Map<string, Set<string>>();
    for (const key of keys) {
      const root = this.rootOf(key);
      const group = groups.get(root);
      if (group === undefined) groups.set(root, new Set([key]));
      else group.add(key);
    }
    return [...groups.values()].map((group) => [...group]);
  }
}
