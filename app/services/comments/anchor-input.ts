import type { StoredAnchor } from '../../../db/schema/comments';
import type { Anchor } from '../../document/anchor-types';

/** Where a comment points, as a page or the editor sends it. */
export interface AnchorInput {
  readonly blockId: string;
  /** Yjs relative positions in base64; '' when the comment was not made on a live draft. */
  readonly from: string;
  readonly to: string;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** A comment on the version as a whole. */
export const WHOLE_VERSION: AnchorInput = {
  blockId: '',
  from: '',
  to: '',
  quote: '',
  prefix: '',
  suffix: '',
};

const LONGEST_QUOTE = 4_000;
const LONGEST_CONTEXT = 40;

/**
 * The anchor as it is stored. What came with it is cut and checked, not believed: an anchor that points
 * nowhere makes a comment on the whole version, never an error, so that nothing typed is lost for it.
 */
export function storedAnchor(input: AnchorInput): StoredAnchor {
  const blockId = /^[\w:.-]{1,120}$/.test(input.blockId) ? input.blockId : null;
  if (blockId === null) return { blockId: null, quote: '', prefix: '', suffix: '' };
  const quote = plain(input.quote.slice(0, LONGEST_QUOTE));
  const from = position(input.from);
  const to = position(input.to);
  return {
    blockId,
    quote,
    prefix: quote === '' ? '' : plain(input.prefix.slice(-LONGEST_CONTEXT)),
    suffix: quote === '' ? '' : plain(input.suffix.slice(0, LONGEST_CONTEXT)),
    ...(from !== null && to !== null && quote !== '' ? { from, to } : {}),
  };
}

/** A stored anchor as the text knows it; null for a comment on the whole version. */
export function anchorOf(stored: StoredAnchor): Anchor | null {
  const { blockId, quote, prefix, suffix, from, to, passage } = stored;
  if (blockId === null) return null;
  return {
    blockId,
    quote,
    before: prefix,
    after: suffix,
    ...(from !== undefined && to !== undefined ? { fromPosition: from, toPosition: to } : {}),
    ...(passage === undefined ? {} : { passage }),
  };
}

function position(text: string): string | null {
  return /^[A-Za-z0-9+/]{1,400}={0,2}$/.test(text) ? text : null;
}

/** Without what PostgreSQL refuses in JSON: U+0000 and halves of characters. */
function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\0|\p{Cs}/gu, '');
}
