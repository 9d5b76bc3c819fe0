import { describe, expect, it } from 'vitest';
import { proposeDecision } from '../../../app/services/comments/propose-decision.server';
import { replyToComment } from '../../../app/services/comments/reply-to-comment.server';
import type { SignedIn } from '../../../app/services/context';
import { actOnSeveral } from '../../../app/services/desk/act-on-several.server';
import { followStandard } from '../../../app/services/standards/follow-standard.server';
import { listNotices } from '../../../db/queries/notices';
import { good } from '../../support/amendments';
import { commentWorld, triaged } from '../../support/comments';
import { makeOrganisation, makePerson, signedIn, type TestContext, testContext } from '../../support/context';
import { sentTo } from '../../support/mailed';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';
import { PROPOSAL } from './typed-decision';

describe.each(enginesUnderTest())('who learns of proposed decisions, on %s', (engine) => {
  async function world() {
    const at = await commentWorld(testContext(await freshStore(engine)));
    const person = async (name: string) => {
      const one = await makePerson(at.ctx, { name });
      return { ...one, as: await signedIn(at.ctx, one) };
    };
    return { ...at, person };
  }

  async function told(by: TestContext, kind: 'decision-proposed' | 'comment-reply') {
    const { personId } = by.actor as SignedIn;
    const rows = await by.store.read((tx) => listNotices(tx, personId, { kinds: [kind] }, 50));
    return rows.map(({ summary, path, times }) => ({ summary, path, times }));
  }

  const LINE = {
    summary:
      'A decision is proposed on comment C-1 on Discharge messages 1.0.0. Unless somebody pulls it out by the end of 8 September 2026, it stands.',
    path: '/standards/STD-0001/comments?version=1.0.0&state=decision-proposed',
    times: 1,
  };

  it('NO-14: followers and representatives of those who commented or voted, in one line each', async () => {
    const at = await world();
    const [follower, spoken, stranger] = [
      await at.person('Fay'),
      await at.person('Rex'),
      await at.person('Sue'),
    ];
    await followStandard(follower.as, at.reference, true);
    const commented = await makeOrganisation(at.ctx, { name: 'Tern Software', representative: spoken });
    await makeOrganisation(at.ctx, { name: 'Elsewhere Ltd', representative: stranger });
    const ids = [(await triaged(at)).id, (await triaged(at)).id, (await triaged(at)).id];
    const { comments } = at.ctx.store.tables;
    await at.ctx.store.tx(({ db }) => db.update(comments).set({ organisationId: commented.id }));
    const [first = '', ...others] = ids;
    expect(await proposeDecision(at.chair, first, PROPOSAL)).toMatchObject({ ok: true });
    for (const { as } of [follower, spoken]) expect(await told(as, 'decision-proposed')).toEqual([LINE]);
    expect(await told(stranger.as, 'decision-proposed')).toEqual([]);
    expect(await told(at.commenter, 'decision-proposed'), 'told by name').toEqual([]);
    expect(await told(at.chair, 'decision-proposed')).toEqual([]);

    const block = { act: 'propose', block: 'Small points', decision: PROPOSAL } as const;
    expect(await actOnSeveral(at.chair, at.versionId, others, block)).toMatchObject({ ok: true });
    expect(await told(follower.as, 'decision-proposed'), 'NO-2: one line for a burst').toEqual([
      {
        ...LINE,
        summary:
          'Decisions are proposed on 3 comments on Discharge messages 1.0.0. The latest stand unless somebody pulls them out by the end of 8 September 2026.',
        times: 2,
      },
    ]);
    expect(await sentTo(at.ctx, follower.email)).toEqual([]);
    at.ctx.advance({ days: 1 });
    const letters = await sentTo(at.ctx, follower.email);
    expect(letters.map(({ text }) => text).join()).toContain('Decisions are proposed on 3 comments');
  });

  it('NO-14: who wrote in the thread or is mentioned there is told of that comment', async () => {
    const at = await world();
    const [replied, mentioned] = [await at.person('Fay Thread'), await at.person('Mia Named')];
    const { id } = await triaged(at);
    good(
      await replyToComment(mentioned.as, {
        commentId: (await triaged(at)).id,
        organisationId: '',
        body: 'Hm.',
      }),
    );
    good(
      await replyToComment(replied.as, { commentId: id, organisationId: '', body: 'What says @Mia Named?' }),
    );
    await proposeDecision(at.editor, id, PROPOSAL);
    const words = expect.stringContaining('Unless somebody pulls it out by the end of 8 September 2026');
    for (const who of [at.commenter, at.chair, replied.as, mentioned.as]) {
      const notices = await told(who, 'comment-reply');
      expect(notices).toContainEqual({ summary: words, path: '/standards/STD-0001/comments/C-1', times: 1 });
      expect(await told(who, 'decision-proposed')).toEqual([]);
    }
  });
});
