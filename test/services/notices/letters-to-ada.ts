import { type NewsForPeople, tellPeople } from '../../../app/services/notices/tell-people.server';
import type { WrittenLetter } from '../../../app/services/notices/write-letter.server';
import type { Engine } from '../../../db/store';
import type { NoticeKind } from '../../../db/words';
import { makePerson, signedIn, type TestContext, testContext } from '../../support/context';
import { freshStore } from '../../support/store';

/** A Tuesday, 10am in London. */
export async function world(engine: Engine) {
  const ctx = testContext(await freshStore(engine));
  const ada = await makePerson(ctx, { name: 'Ada', email: 'ada@example.org' });
  return { ctx, ada, mine: await signedIn(ctx, ada) };
}

/** Tells this person of something, of which nothing is said but its kind. */
export async function tell(
  ctx: TestContext,
  personId: string,
  kind: NoticeKind,
  news: Partial<NewsForPeople> = {},
) {
  const summary = `About ${kind}.`;
  await ctx.store.tx((tx) =>
    tellPeople(tx, ctx, { people: [personId], kind, summary, path: `/${kind}`, ...news }),
  );
}

export const subjects = (letters: readonly WrittenLetter[]) => letters.map(({ subject }) => subject);
