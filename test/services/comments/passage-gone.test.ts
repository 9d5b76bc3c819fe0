import { afterAll, describe, expect, it } from 'vitest';
import { action } from '../../../app/routes/standards.$reference.comments.new/route';
import { readCommentSearch } from '../../../app/services/comments/comment-search';
import { viewComments } from '../../../app/services/comments/view-comments.server';
import { readLog } from '../../../db/queries/documents';
import { createTextWorkshop } from '../../../server/workshop/workshop';
import { BLOCK, commentWorld, TEXT_TO_COMMENT, writeText } from '../../support/comments';
import { testContext } from '../../support/context';
import { loadContext } from '../../support/load-context';
import { enginesUnderTest } from '../../support/postgres';
import { freshStore } from '../../support/store';

const texts = createTextWorkshop();
afterAll(() => texts.close());

const TYPED = { type: 'technical', body: 'A day is too long.', proposedWording: 'within an hour' };

describe.each(enginesUnderTest())('a comment on a passage that goes meanwhile, on %s', (engine) => {
  async function opened() {
    const ctx = testContext(await freshStore(engine), { openTexts: async () => texts });
    const at = await commentWorld(ctx, { text: TEXT_TO_COMMENT });
    const send = (clause: string, more: Readonly<Record<string, string>> = {}) =>
      action({
        request: new Request(`http://localhost/standards/x/comments/new?version=1.0.0&clause=${clause}`, {
          method: 'POST',
          body: new URLSearchParams({ ...TYPED, ...more }),
        }),
        params: { reference: at.reference },
        context: loadContext(at.commenter),
      });
    const comments = async () =>
      (await viewComments(at.ctx, at.reference, readCommentSearch(new URLSearchParams()))).comments;
    /** An editor takes the first clause out of the live draft. */
    async function takeOut(): Promise<void> {
      const { updates } = await ctx.store.read((tx) => readLog(tx, at.documentId));
      const left = { ...TEXT_TO_COMMENT, content: TEXT_TO_COMMENT.content?.slice(2) };
      const edit = await texts.restore(updates, JSON.stringify(left));
      await writeText(ctx, at.documentId, at.people.editor.id, edit);
    }
    return { at, send, comments, takeOut };
  }

  it('comes back with what was typed, and goes on the whole version once the writer says so', async () => {
    const { send, comments, takeOut } = await opened();
    await takeOut();
    expect(await send(BLOCK.scope)).toMatchObject({
      data: {
        errors: {
          wholeVersion: expect.stringMatching(/^The passage that you chose is not in version 1\.0\.0/),
        },
        values: TYPED,
      },
      init: { status: 409 },
    });
    expect(await comments()).toEqual([]);
    expect(await send(BLOCK.scope, { wholeVersion: 'yes' })).toMatchObject({ status: 302 });
    expect((await comments()).map(({ body, place }) => [body, place.state])).toEqual([[TYPED.body, 'whole']]);
  });

  it('asks the same of an address that never named a passage, and nothing where the passage stands', async () => {
    const { send, comments } = await opened();
    for (const nothing of ['nope', '%00', 'b%20c']) {
      expect(await send(nothing)).toMatchObject({ init: { status: 409 } });
    }
    expect(await send(BLOCK.scope)).toMatchObject({ status: 302 });
    expect((await comments()).map(({ place }) => [place.state, place.clause])).toEqual([
      ['found', '1 Scope'],
    ]);
  });
});
