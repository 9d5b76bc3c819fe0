import { fileDoor } from '../http/respond.server';
import { standardFeed } from '../services/directory/feeds.server';

/** The Atom feed of one standard: every move of every version. */
export const loader = fileDoor(async ({ ctx, params }) => {
  const feed = await standardFeed(ctx, params.reference ?? '');
  return new Response(feed, {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8', 'X-Concord-Public': '1' },
  });
});
