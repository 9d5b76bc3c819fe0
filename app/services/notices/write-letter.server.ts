import type { LetterRow } from '../../../db/queries/letters';
import { ensureMailWishes, findMailWishes, listNoticeChoices } from '../../../db/queries/notice-choices';
import { listNoticesInLetter, type NoticeInLetter, takeOutOfLetter } from '../../../db/queries/notice-mail';
import { findPerson } from '../../../db/queries/people';
import type { Tx } from '../../../db/store';
import { channelOf, isNoticeKind } from '../../domain/notices/kinds';
import { mayTell } from '../../domain/notices/may-tell';
import type { PersonFacts } from '../../domain/permissions/actor';
import type { Context } from '../context';
import { personFacts } from '../people/actor-facts.server';
import { newSecret } from '../people/secrets';
import { letterWords } from './letter-words';
import { whatItIsAbout } from './what-it-is-about.server';

/** A letter as it goes to the mail server. */
export interface WrittenLetter {
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Writes a letter of the outbox at the moment of sending. One about notices tells what its reader may still see
 * and still wants (NO-8), to the address that the reader has now.
 *
 * @returns null when nothing is left to say, or when the reader has paused letters and it must wait
 */
export async function writeLetter(ctx: Context, letter: LetterRow): Promise<WrittenLetter | null> {
  const { personId, about } = letter;
  if (personId === null || about === null) {
    const { recipient, subject, body: text } = letter;
    return { recipient, subject, text, headers: {} };
  }
  return await ctx.store.tx(async (tx) => {
    const now = ctx.now();
    await ensureMailWishes(tx, personId, newSecret());
    const wishes = await findMailWishes(tx, personId);
    if (wishes?.pausedUntil && wishes.pausedUntil > now) {
      await takeOutOfLetter(tx, letter.id);
      return null;
    }
    const person = await findPerson(tx, personId);
    const facts = await personFacts(tx, personId);
    if (!person || !facts || !wishes) return null;
    const notices = await tellable(tx, letter.id, facts, now);
    if (notices.length === 0) return null;
    return {
      recipient: person.email,
      ...letterWords(ctx.settings, { name: person.name, about, notices, secret: wishes.secret }),
    };
  });
}

/** What this letter may tell its reader at this moment. */
async function tellable(
  tx: Tx,
  letterId: number,
  person: PersonFacts,
  now: Date,
): Promise<readonly NoticeInLetter[]> {
  const choices = (await listNoticeChoices(tx, [person.personId])).get(person.personId) ?? new Map();
  const told: NoticeInLetter[] = [];
  for (const notice of await listNoticesInLetter(tx, letterId)) {
    const { kind, organisationId } = notice;
    if (!isNoticeKind(kind)) continue;
    const channel = channelOf(kind, choices);
    const hidden = notice.standardHiddenAt !== null;
    const thing = await whatItIsAbout(tx, notice, now);
    if (mayTell({ kind, person, channel, hidden, organisationId, thing })) told.push(notice);
  }
  return told;
}
