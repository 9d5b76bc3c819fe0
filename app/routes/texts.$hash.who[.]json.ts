import { dataDoor } from '../http/respond.server';
import { viewWhoInText } from '../services/history/view-who-in-text.server';

/** Who wrote every line of a frozen text, as data. */
export const loader = dataDoor(async ({ ctx, params }) => {
  const { hash, title, contributions, lines } = await viewWhoInText(ctx, params.hash ?? '', 'all');
  return Response.json({ hash, title, contributions, lines });
});
