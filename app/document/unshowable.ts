import { type DocumentJson, type NodeJson, walk } from './json';
import { houseSchema } from './schema';
import { MARK_ATTRIBUTES, NODE_ATTRIBUTES } from './shape';

/** What the editor cannot show of a block. Its binding would take such a block out of everybody's text. */
export type UnshowableWhy = 'unknown-node' | 'unknown-mark' | 'misplaced';

export interface Unshowable {
  /** The place of the block among the blocks of the text, from 0. */
  readonly at: number;
  /** Its own id; null when it has none. */
  readonly id: string | null;
  readonly why: UnshowableWhy;
}

let schema: ReturnType<typeof houseSchema> | undefined;

/** The blocks of a text that the house schema does not allow. Says nothing of their words. */
export function unshowable(content: DocumentJson): Unshowable[] {
  return (content.content ?? []).flatMap((block, at) => {
    const why = fault(block);
    const id = block.attrs?.id;
    return why ? [{ at, id: typeof id === 'string' ? id : null, why }] : [];
  });
}

/** Whether this block may stand in a text as it is. */
export function showable(block: NodeJson): boolean {
  return fault(block) === null;
}

function fault(block: NodeJson): UnshowableWhy | null {
  const doc: DocumentJson = { type: 'doc', content: [block] };
  let why: UnshowableWhy | null = null;
  walk(doc, (node) => {
    if (!Object.hasOwn(NODE_ATTRIBUTES, node.type)) why = 'unknown-node';
    else if (node.marks?.some(({ type }) => !Object.hasOwn(MARK_ATTRIBUTES, type))) why ??= 'unknown-mark';
  });
  if (why) return why;
  schema ??= houseSchema();
  try {
    schema.nodeFromJSON(doc).check();
    return null;
  } catch {
    return 'misplaced';
  }
}
