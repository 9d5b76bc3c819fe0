import { findPersonBySecret, listNoticeChoices } from '../../../db/queries/notice-choices';
import type { LetterAbout } from '../../../db/queries/notice-mail';
import type { Tx } from '../../../db/store';
import type { NoticeKind } from '../../../db/words';
import { DIGEST_LABELS, NOTICE_KIND_LABELS } from '../../domain/labels/notices';
import { isDigest, isNoticeKind, kindsInLetters } from '../../domain/notices/kinds';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { choose } from './choose-notices.server';

/** What an address that ends letters is about. It says nothing of whose letters they are. */
export interface LettersToEnd {
  /** "Daily summary", "Somebody mentions you". */
  readonly name: string;
  readonly collected: boolean;
  /** Whether they have been ended already, here or in the account. */
  readonly ended: boolean;
}

/**
 * What opening the address shows; it changes nothing, because mail programs and scanners open addresses too.
 *
 * @throws ServiceError `not-found`
 */
export async function viewLettersToEnd(
  ctx: Pick<Context, 'store'>,
  secret: string,
  about: string,
): Promise<LettersToEnd> {
  return await ctx.store.read(async (tx) => {
    const { personId, letters } = await lettersAt(tx, secret, about);
    return { ...wordsOf(letters), ended: (await kindsMailed(tx, personId, letters)).length === 0 };
  });
}

/**
 * Ends exactly these letters for the person whose secret it is, without signing in (NO-12): the kind, or everything
 * that was collected in this letter, stays in the portal.
 *
 * @throws ServiceError `not-found`
 */
export async function endLetters(
  ctx: Pick<Context, 'store' | 'now'>,
  secret: string,
  about: string,
): Promise<LettersToEnd> {
  return await ctx.store.tx(async (tx) => {
    const { personId, letters } = await lettersAt(tx, secret, about);
    const kinds = await kindsMailed(tx, personId, letters);
    await choose(tx, personId, new Map(kinds.map((kind) => [kind, 'portal'])), ctx.now());
    return { ...wordsOf(letters), ended: true };
  });
}

async function lettersAt(tx: Tx, secret: string, about: string) {
  const personId = await findPersonBySecret(tx, secret);
  const letters = isDigest(about) || isNoticeKind(about) ? about : null;
  if (personId === undefined || letters === null) {
    throw new ServiceError(
      'not-found',
      'This address ends no letters. Sign in and choose in your account what comes by e-mail.',
    );
  }
  return { personId, letters };
}

/** The kinds that come by these letters now. */
async function kindsMailed(tx: Tx, personId: string, about: LetterAbout): Promise<readonly NoticeKind[]> {
  const choices = await listNoticeChoices(tx, [personId]);
  return kindsInLetters(about, choices.get(personId) ?? new Map());
}

function wordsOf(about: LetterAbout) {
  return isDigest(about)
    ? { name: DIGEST_LABELS[about], collected: true }
    : { name: NOTICE_KIND_LABELS[about], collected: false };
}
