import { listAmendmentAuthors } from '../../../db/queries/amendment-people';
import type { AmendmentRow } from '../../../db/queries/amendments';
import { insertLetter } from '../../../db/queries/letters';
import { insertNotice } from '../../../db/queries/notices';
import { findPerson } from '../../../db/queries/people';
import type { StandardRow } from '../../../db/queries/standards';
import type { Tx } from '../../../db/store';
import type { NoticeKind } from '../../../db/words';
import type { Context } from '../context';
import { amendmentPath } from './amendment-address';

interface News {
  readonly kind: NoticeKind;
  readonly summary: string;
  readonly people: readonly string[];
  readonly path?: string;
}

/** Tells these people of something about an amendment; the one who acts and doubles are left out. */
export async function tellOfAmendment(
  tx: Tx,
  ctx: Context,
  amendment: Pick<AmendmentRow, 'id' | 'standardId'>,
  { kind, summary, people, path = amendmentPath(amendment.id) }: News,
): Promise<void> {
  const actor = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  for (const personId of new Set(people)) {
    if (personId === actor) continue;
    const notice = { id: ctx.newId(), personId, kind, summary, path, standardId: amendment.standardId };
    await insertNotice(tx, notice, ctx.now());
  }
}

/** Tells every author what became of the amendment: a notice, and a letter to those who can be written to. */
export async function tellAuthors(
  tx: Tx,
  ctx: Context,
  { amendment, standard }: { readonly amendment: AmendmentRow; readonly standard: StandardRow },
  news: { readonly summary: string; readonly lines: readonly string[] },
): Promise<void> {
  const authors = await listAmendmentAuthors(tx, [amendment.id]);
  const { summary, lines } = news;
  await tellOfAmendment(tx, ctx, amendment, {
    kind: 'amendment-decided',
    summary,
    people: authors.map(({ personId }) => personId),
  });
  for (const { personId } of authors) {
    if (ctx.actor.kind === 'person' && ctx.actor.personId === personId) continue;
    const person = await findPerson(tx, personId);
    if (!person || person.suspendedAt !== null || person.emailConfirmedAt === null) continue;
    const { origin, serviceName } = ctx.settings;
    const body = [
      `Dear ${person.name},`,
      summary,
      ...lines,
      `${origin}${amendmentPath(amendment.id)}`,
      `You get this because you wrote the amendment on ${serviceName}.`,
    ].join('\n\n');
    const subject = `${standard.reference}: ${summary}`.slice(0, 200);
    await insertLetter(tx, { recipient: person.email, subject, body }, ctx.now());
  }
}
