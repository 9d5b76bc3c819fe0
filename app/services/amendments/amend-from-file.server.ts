import type { TrackedBranch } from '../../document/import/tracked-branches';
import type { Context } from '../context';
import { signedInPerson } from '../people/signed-in';
import { NOTHING_SAID, openAmendment } from './open-amendment.server';

/**
 * The tracked changes of a Word file as amendments on the draft that begins with it: one for each person who made
 * some, opened by who brings the file and naming them, because nobody is made the author of an account.
 *
 * @returns how many were opened
 */
export async function amendFromFile(
  ctx: Context,
  draftId: string,
  branches: readonly TrackedBranch[],
): Promise<number> {
  const person = signedInPerson(ctx.actor);
  let opened = 0;
  for (const branch of branches) {
    const answer = await openAmendment(ctx, {
      ...NOTHING_SAID,
      draftId,
      organisationId: '',
      title: `Tracked changes by ${branch.author}`.slice(0, 120),
      rationale: rationaleOf(branch),
    });
    // Refused only where the draft is closed meanwhile: the draft itself holds, so the rest is left.
    if (!answer.ok) break;
    await ctx.rooms.appendServerUpdate(answer.result.documentId, branch.update, {
      personId: person.personId,
      organisationId: person.memberships[0]?.organisationId ?? null,
    });
    opened += 1;
  }
  return opened;
}

function rationaleOf({ author, changes, from, to }: TrackedBranch): string {
  const when = from === '' ? '' : from === to ? ` on ${from}` : ` from ${from} to ${to}`;
  const many = `${changes} tracked ${changes === 1 ? 'change' : 'changes'}`;
  return `From the imported Word file, where ${author} made ${many}${when}.`;
}
