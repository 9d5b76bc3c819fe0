import { listLinkedComments } from '../../../db/queries/amendment-people';
import { type AmendmentRow, listOpenedSince } from '../../../db/queries/amendments';
import type { Tx } from '../../../db/store';
import type { Context } from '../context';
import { signedInPerson } from '../people/signed-in';
import { TWICE_MS } from '../sent-twice';

/** Everything that the form asks about an amendment, but the comments it answers. */
type FormOfAmendment = Pick<
  AmendmentRow,
  'draftId' | 'organisationId' | 'title' | 'rationale' | 'type' | 'impact'
>;

/** The amendment that the very same form made a moment ago; undefined when anything in it is different. */
export async function amendmentOfSameForm(
  tx: Tx,
  ctx: Context,
  form: FormOfAmendment,
  commentIds: readonly string[],
): Promise<AmendmentRow | undefined> {
  const { personId } = signedInPerson(ctx.actor);
  const since = new Date(ctx.now().getTime() - TWICE_MS);
  for (const before of await listOpenedSince(tx, { draftId: form.draftId, authorId: personId, since })) {
    const linked = await listLinkedComments(tx, before.id);
    const comments = linked.map(({ id }) => id);
    if (wordsOf(before, comments) === wordsOf(form, commentIds)) return before;
  }
  return undefined;
}

function wordsOf(form: FormOfAmendment, commentIds: readonly string[]): string {
  const { organisationId, title, rationale, type, impact } = form;
  return JSON.stringify([organisationId, title, rationale, type, impact, [...commentIds].sort()]);
}
