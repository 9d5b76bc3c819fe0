import { type BallotRow, listPeopleToTell, listVotersByDuty } from '../../../db/queries/ballots';
import type { Tx } from '../../../db/store';
import type { NoticeKind } from '../../../db/words';
import type { Context } from '../context';
import { tellPeople } from '../notices/tell-people.server';

type Ballot = Pick<BallotRow, 'id' | 'standardId'>;

/** Tells voters, chair, editors and followers what became of a ballot. */
export async function tellOfBallot(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'newId' | 'now'>,
  ballot: Ballot,
  news: { readonly kind: NoticeKind; readonly summary: string },
): Promise<void> {
  await tellPeople(tx, ctx, { ...news, ...placeOf(ballot), people: await listPeopleToTell(tx, ballot) });
}

/** Tells everybody that a ballot is open: those with a vote that it waits for it, the others as news. */
export async function tellOfOpening(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'newId' | 'now'>,
  ballot: Ballot,
  summary: string,
): Promise<void> {
  const told = new Set<string>();
  for (const { personId, organisationId } of await listVotersByDuty(tx, ballot.id)) {
    if (told.has(personId)) continue;
    told.add(personId);
    const news = { kind: 'vote-opened', summary, organisationId } as const;
    await tellPeople(tx, ctx, { ...news, ...placeOf(ballot), people: [personId] });
  }
  const others = (await listPeopleToTell(tx, ballot)).filter((personId) => !told.has(personId));
  await tellPeople(tx, ctx, { kind: 'ballot-opened', summary, ...placeOf(ballot), people: others });
}

function placeOf({ id, standardId }: Ballot) {
  return { path: `/ballots/${id}`, standardId, objectKind: 'ballot', objectId: id } as const;
}
