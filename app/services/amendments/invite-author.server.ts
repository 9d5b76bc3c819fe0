import { insertAmendmentAuthor } from '../../../db/queries/amendment-people';
import { findPeopleToAppoint } from '../../../db/queries/appointments';
import { decideInvitation } from '../../domain/amendment';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { type Answer, done, faulty, refused } from '../people/answer';
import { signedInPerson } from '../people/signed-in';
import { amendmentName } from './amendment-address';
import { amendmentErrors } from './amendment-fields';
import { loadAmendment } from './load-amendment.server';
import { tellOfAmendment } from './tell-authors.server';

/**
 * Invites somebody to write an amendment with its authors; they are told and can write at once.
 *
 * @param wanted a name, or an e-mail address
 * @throws ServiceError `sign-in-needed`, `not-found`
 */
export async function inviteAuthor(
  ctx: Context,
  id: string,
  wanted: string,
): Promise<Answer<{ readonly name: string }>> {
  const inviter = signedInPerson(ctx.actor);
  const answer = await ctx.store.tx(async (tx): Promise<Answer<{ name: string; personId: string }>> => {
    const { amendment, standard, version, actor, facts } = await loadAmendment(tx, ctx, id);
    const found = wanted.trim() === '' ? [] : await findPeopleToAppoint(tx, wanted);
    const [person, ...others] = found;
    const decision = decideInvitation(facts, person ?? { personId: '', name: '' }, actor);
    if (!decision.allowed) return refused(amendmentErrors(decision.reasons), decision.reasons);
    if (person === undefined) {
      return faulty({
        person:
          wanted.trim() === ''
            ? 'Enter the name or e-mail address of the person'
            : 'Nobody with an account has this name or address. Check it, or ask them to register first',
      });
    }
    if (others.length > 0) {
      return faulty({ person: 'Several people have this name. Enter the e-mail address instead' });
    }
    const now = ctx.now();
    await insertAmendmentAuthor(tx, {
      amendmentId: id,
      personId: person.personId,
      organisationId: person.organisationId,
      invitedBy: inviter.personId,
      at: now,
    });
    await recordEvent(tx, ctx, {
      act: 'amendment-author-invited',
      objectKind: 'amendment',
      objectId: id,
      standardId: standard.id,
      versionId: version.id,
      organisationId: amendment.organisationId,
      after: { number: amendment.number, personId: person.personId },
    });
    const name = amendmentName(amendment.number);
    const summary = `${inviter.name} asks you to write amendment ${name} to ${standard.title} with them.`;
    await tellOfAmendment(tx, ctx, amendment, {
      kind: 'amendment-shared',
      summary,
      people: [person.personId],
    });
    return done({ name: person.name, personId: person.personId });
  });
  if (!answer.ok) return answer;
  ctx.rooms.reseatPerson(answer.result.personId);
  ctx.post.wake();
  return done({ name: answer.result.name });
}
