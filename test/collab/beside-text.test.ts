import { describe, expect, it } from 'vitest';
import { replyToComment } from '../../app/services/comments/reply-to-comment.server';
import { listAuditEvents } from '../../db/queries/audit';
import { besideTexts } from '../../server/beside-texts';
import { createLog } from '../../server/log';
import { commentWorld, posted } from '../support/comments';
import { testContext } from '../support/context';
import { enginesUnderTest } from '../support/postgres';
import { freshStore } from '../support/store';
import { liveServer } from './live-server';
import { type RawClient, rawClient } from './raw-client';
import { until } from './stock-client';

/** How often a page was told that something beside its text is new: message 121, which says no more than that. */
const told = ({ heard }: RawClient) => heard.filter((message) => message[0] === 121).length;

describe.each(enginesUnderTest())(
  'message 121: comments are shown at once beside an open draft, on %s',
  (engine) => {
    it('is sent to the pages of that draft after a comment and a reply, and to no other client', async () => {
      const ctx = testContext(await freshStore(engine));
      const here = await commentWorld(ctx);
      const live = await liveServer();
      const tell = besideTexts({ store: ctx.store, rooms: live.rooms, log: createLog('silent') });
      const page = (documentId: string, query = '?acks=1') => rawClient(live, 'alice', documentId, {}, query);
      const writer = await page(here.documentId);
      const stock = await page(here.documentId, '');
      const other = await page('another-draft');
      const last = async () => (await ctx.store.read((tx) => listAuditEvents(tx, {}, 1)))[0]?.seq ?? 0;

      const before = await last();
      const comment = await posted(here);
      tell(before);
      await until('told of the comment', () => told(writer) === 1);
      const then = await last();
      const reply = await replyToComment(here.participant, {
        commentId: comment.id,
        body: 'Why?',
        organisationId: '',
      });
      expect(reply.ok).toBe(true);
      tell(then);
      await until('told of the reply', () => told(writer) === 2);
      // Nothing is new after the last entry of the record.
      tell(await last());
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect([writer, stock, other].map(told)).toEqual([2, 0, 0]);
    });
  },
);
