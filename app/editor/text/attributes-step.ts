import { type Attrs, Fragment, type Node } from '@tiptap/pm/model';
import { type Mappable, Step, StepMap, StepResult } from '@tiptap/pm/transform';

/**
 * Sets attributes of any number of blocks at once. ProseMirror's own step sets one and copies all blocks beside it,
 * and whoever looks at the steps goes through the text for each: with thousands of them the page would stand still.
 */
export class AttributesStep extends Step {
  /** @param changes what to set, by the position of the block; everything else stays */
  constructor(private readonly changes: ReadonlyMap<number, Attrs>) {
    super();
  }

  override apply(doc: Node): StepResult {
    const positions = [...this.changes.keys()].sort((a, b) => a - b);
    let next = 0;
    const isDue = (end: number) => (positions[next] ?? Number.POSITIVE_INFINITY) < end;
    const inside = (parent: Node, start: number): Fragment => {
      const children: Node[] = [];
      parent.forEach((child, offset) => {
        const position = start + offset;
        const end = position + child.nodeSize;
        const set = isDue(position + 1) ? this.changes.get(position) : undefined;
        if (set !== undefined) next += 1;
        const content = isDue(end) && !child.isText ? inside(child, position + 1) : child.content;
        if (set !== undefined)
          children.push(child.type.create({ ...child.attrs, ...set }, content, child.marks));
        else children.push(content === child.content ? child : child.copy(content));
      });
      return Fragment.fromArray(children);
    };
    const made = doc.copy(inside(doc, 0));
    return next === positions.length
      ? StepResult.ok(made)
      : StepResult.fail('No block stands where one is to change.');
  }

  override getMap(): StepMap {
    return StepMap.empty;
  }

  override invert(doc: Node): AttributesStep {
    const before = new Map<number, Attrs>();
    for (const [position, set] of this.changes) {
      const attrs = doc.nodeAt(position)?.attrs ?? {};
      before.set(position, Object.fromEntries(Object.keys(set).map((name) => [name, attrs[name]])));
    }
    return new AttributesStep(before);
  }

  override map(mapping: Mappable): AttributesStep | null {
    const still = new Map<number, Attrs>();
    for (const [position, set] of this.changes) {
      const now = mapping.mapResult(position, 1);
      if (!now.deletedAfter) still.set(now.pos, set);
    }
    return still.size === 0 ? null : new AttributesStep(still);
  }

  override toJSON(): unknown {
    return { stepType: 'attributes', changes: [...this.changes] };
  }
}
