import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, describe, expect, it } from 'vitest';
import { action } from '../../../app/routes/ballots.$id.vote/route';
import { VoteTooLate } from '../../../app/routes/ballots.$id.vote/vote-too-late';
import { viewBallot } from '../../../app/services/ballots/view-ballot.server';
import { findBallot } from '../../../db/queries/ballots';
import { listVoteEvents } from '../../../db/queries/votes';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { openedBallot } from '../../support/ballots';
import { testContext } from '../../support/context';
import { loadContext } from '../../support/load-context';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();
afterAll(() => texts.close());

describe('the form of a vote', () => {
  const world = async () => {
    const ctx = testContext(await freshStore('sqlite'), { openTexts: async () => texts });
    const { ballotId, voters } = await openedBallot(ctx);
    const hash = (await ctx.store.read((tx) => findBallot(tx, ballotId)))?.hash ?? '';
    const [voter] = voters;
    if (!voter) throw new Error('no voter');
    const send = async (reason: string, changed: Readonly<Record<string, string>> = {}) => {
      const body = new URLSearchParams();
      const fields = {
        intent: 'cast',
        organisationId: voter.organisation.id,
        hash,
        position: 'approve',
        reason,
        ...changed,
      };
      for (const [name, value] of Object.entries(fields)) body.set(name, value);
      const request = new Request('http://localhost/', { method: 'POST', body });
      const answer: unknown = await action({
        request,
        params: { id: ballotId },
        context: loadContext(voter.ctx),
      }).catch((thrown: unknown) => thrown);
      return answer;
    };
    return { ctx, ballotId, voter, send };
  };

  it('PM-17: keeps what was typed when the duty was lost meanwhile', async () => {
    const { ctx, ballotId, send } = await world();
    await ctx.store.tx(({ db, tables }) => db.update(tables.memberships).set({ duty: 'member' }));
    expect(await send('It is sound.')).toMatchObject({
      init: { status: 403 },
      data: {
        code: 'not-allowed',
        kept: { typed: expect.arrayContaining([['reason', 'It is sound.']]), whole: true },
      },
    });
    expect(await ctx.store.read((tx) => listVoteEvents(tx, ballotId))).toEqual([]);
  });

  it('PM-34: keeps what was typed when the organisation was suspended meanwhile', async () => {
    const { ctx, ballotId, send } = await world();
    const suspendedAt = ctx.now();
    await ctx.store.tx(({ db, tables }) => db.update(tables.organisations).set({ suspendedAt }));
    for (const intent of ['check', 'cast']) {
      expect(await send('It is sound.', { intent }), intent).toMatchObject({
        init: { status: 403 },
        data: {
          message: expect.stringContaining('suspended'),
          kept: { typed: expect.arrayContaining([['reason', 'It is sound.']]), whole: true },
        },
      });
    }
    expect(await ctx.store.read((tx) => listVoteEvents(tx, ballotId))).toEqual([]);
  });

  it('BL-10: says after the closing time which vote counts, though the clock has not come yet', async () => {
    const { ctx, ballotId, voter, send } = await world();
    const page = async () => {
      const ballot = await viewBallot(voter.ctx, ballotId);
      const [mine] = ballot.mine;
      if (!mine) throw new Error('no vote of theirs');
      const failure = { errors: {}, values: { reason: 'Too late.' } };
      const part = createElement(VoteTooLate, { ballot, voter: mine, failure });
      return [ballot.takesVotes, renderToStaticMarkup(part).replace(/<[^>]*>/g, '')] as const;
    };
    expect((await page())[1]).toContain('No vote was cast for Voter 1, so none of its counts.');
    await send('It is sound.');
    expect((await page())[0]).toBe(true);
    ctx.advance({ days: 29 });
    expect(await send('Too late.', { position: 'abstain' })).toMatchObject({ init: { status: 409 } });
    const [takesVotes, words] = await page();
    expect(takesVotes).toBe(false);
    expect(words).toContain(
      'The vote that counts for Voter 1 is “Approve”, which Representative 1 cast for Voter 1 on',
    );
    expect(words).toContain('Too late.');
    expect(words).not.toContain('You can change the vote');
  });

  it('keeps of the reason no word that turns others around and no control character', async () => {
    const { ctx, ballotId, send } = await world();
    await send('\u202eevil\u202c \u2066x\u2069\u0007\ny');
    const [line] = await ctx.store.read((tx) => listVoteEvents(tx, ballotId));
    expect(line?.reason).toBe('evil x\ny');
  });

  it('BL-37: says what to do where an approval with comments names none, and keeps what was typed', async () => {
    const { ctx, ballotId, send } = await world();
    expect(await send('It is late.', { intent: 'check', position: 'approve-with-comments' })).toMatchObject({
      init: { status: 400 },
      data: {
        errors: {
          comments: expect.stringContaining('Write it first if there is none, or choose “Approve”.'),
        },
        values: { reason: 'It is late.', position: 'approve-with-comments' },
      },
    });
    expect(await ctx.store.read((tx) => listVoteEvents(tx, ballotId))).toEqual([]);
  });

  it.each<[string, Record<string, string>, string, string]>([
    [
      'BL-14: that a paid organisation stands aside at the position',
      { paid: 'yes' },
      'position',
      'Choose “Stand aside”, or take away the tick',
    ],
    [
      'BL-13: that a comment does not count among the comments',
      { position: 'do-not-approve', comments: 'not a comment of ours' },
      'comments',
      'Choose one, or write it first.',
    ],
    [
      'BL-37: that an approval with comments names none of its own among them',
      { position: 'approve-with-comments', comments: 'not a comment of ours' },
      'comments',
      'Choose one, write it first, or choose “Approve”.',
    ],
  ])('says %s, when it is checked and when it is cast', async (_what, changed, field, cure) => {
    const { ctx, ballotId, send } = await world();
    for (const intent of ['check', 'cast']) {
      expect(await send('It is late.', { intent, ...changed }), intent).toMatchObject({
        init: { status: 409 },
        data: {
          errors: { [field]: expect.stringContaining(cure) },
          unmet: [],
          values: { reason: 'It is late.', ...changed },
        },
      });
    }
    expect(await ctx.store.read((tx) => listVoteEvents(tx, ballotId))).toEqual([]);
  });
});
