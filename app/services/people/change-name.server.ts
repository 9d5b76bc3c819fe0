import { findPerson, updatePerson } from '../../../db/queries/people';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { type Answer, done, faulty } from './answer';
import { nameFault, readName } from './person-name';
import { signedInPerson } from './signed-in';

/** Changes the name that stands beside everything a person writes; the record keeps the former one. */
export async function changeName(ctx: Context, typed: string): Promise<Answer> {
  const me = signedInPerson(ctx.actor);
  const name = readName(typed);
  if (name === null) return faulty({ name: nameFault(typed) });
  await ctx.store.tx(async (tx) => {
    const before = await findPerson(tx, me.personId);
    if (!before || before.name === name) return;
    await updatePerson(tx, me.personId, { name });
    await recordEvent(tx, ctx, {
      act: 'name-changed',
      objectKind: 'person',
      objectId: me.personId,
      before: { name: before.name },
      after: { name },
    });
  });
  ctx.rooms.reseatPerson(me.personId);
  return done();
}
