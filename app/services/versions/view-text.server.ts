import { findText, listOccasions } from '../../../db/queries/texts';
import type { Tx } from '../../../db/store';
import { may } from '../../domain/permissions';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { actorFacts } from '../people/actor-facts.server';
import { textFacts } from './stored-text';

/**
 * A frozen text by its hash, and the occasions on which it was frozen.
 * @throws ServiceError `not-found` also for a text that stands only where this reader may not look
 */
export async function viewText(ctx: Context, hash: string) {
  return await ctx.store.read(async (tx) => {
    const { row, occasions } = await readableText(tx, ctx, hash);
    const { html, words, createdAt, canonical } = row;
    const { outline } = textFacts(row);
    const [first] = occasions;
    return {
      hash,
      html,
      words,
      outline,
      createdAt,
      bytes: Buffer.byteLength(canonical, 'utf8'),
      occasions,
      title: first ? first.title : 'Frozen text',
    };
  });
}

/** The text, if somebody at this address may read it. */
export async function readableText(tx: Tx, ctx: Context, hash: string) {
  const row = /^[0-9a-f]{64}$/.test(hash) ? await findText(tx, hash) : undefined;
  const actor = await actorFacts(tx, ctx.actor);
  const occasions = row
    ? (await listOccasions(tx, hash)).filter(
        ({ kind, standardId }) => kind !== 'automatic' || may(actor, 'freeze', { standardId }).allowed,
      )
    : [];
  if (!row || occasions.length === 0) {
    throw new ServiceError(
      'not-found',
      'There is no frozen text with this hash. Check that the hash is whole.',
    );
  }
  return { row, occasions };
}
