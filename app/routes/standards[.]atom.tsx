import { fileDoor } from '../http/respond.server';
import { readDirectorySearch } from '../services/directory/directory-search';
import { directoryFeed } from '../services/directory/feeds.server';

/** The Atom feed of any filtered list: the address of the list with `.atom`. */
export const loader = fileDoor(async ({ ctx, url }) => {
  const feed = await directoryFeed(ctx, readDirectorySearch(url.searchParams));
  return new Response(feed, {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8', 'X-Concord-Public': '1' },
  });
});
