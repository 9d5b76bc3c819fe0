import type { Passage } from './whole-passage';

/**
 * What a comment hangs on. Comments are never marks in the text: an anchor is a description that is looked
 * up again in whatever the text has become, first by block id, then by position, then by the quoted words.
 *
 * Offsets count UTF-16 units of a block's inline text, a line break or cross-reference counting 1, so that an
 * offset is also the distance from the start of the block in the editor.
 */
export interface Anchor {
  readonly blockId: string;
  /** The selected words; '' when the anchor is the whole block. */
  readonly quote: string;
  /** Up to 40 characters before and after the quote within its block. */
  readonly before: string;
  readonly after: string;
  /** Yjs relative positions of both ends, base64 of their binary form; absent when made from a snapshot. */
  readonly fromPosition?: string;
  readonly toPosition?: string;
  /** What the whole block said, for an anchor without a quote; absent when nobody looked. */
  readonly passage?: Passage;
}

/**
 * Where an anchor is now. `found`: the words stand where they stood. `moved`: they stand in another block.
 * `changed`: they were edited, and `now` is what is said instead: what stands between from and to where that can
 * be told, else the whole block. `lost`: neither block nor words are in the text.
 */
export type AnchorPlace =
  | {
      readonly state: 'found' | 'moved';
      readonly blockId: string;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly state: 'changed';
      readonly blockId: string;
      readonly from?: number;
      readonly to?: number;
      readonly now: string;
    }
  | { readonly state: 'lost' };
