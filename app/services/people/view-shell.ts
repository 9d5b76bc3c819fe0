import { countUnreadNotices } from '../../../db/queries/notices';
import type { Context } from '../context';

/** What the frame of every page needs to know; the same shape as the kit's `ShellView`. */
export interface Shell {
  readonly serviceName: string;
  readonly demo: boolean;
  readonly person: { readonly name: string; readonly initials: string } | null;
  /** Notices of that person not read yet. */
  readonly unread: number;
}

/** What the frame of every page shows: the portal's name and who is signed in. */
export async function rootView(ctx: Context): Promise<Shell> {
  const { serviceName, demo } = ctx.settings;
  if (ctx.actor.kind !== 'person') return { serviceName, demo, person: null, unread: 0 };
  const { personId, name } = ctx.actor;
  const unread = await ctx.store.read((tx) => countUnreadNotices(tx, personId));
  return { serviceName, demo, person: { name, initials: initialsOf(name) }, unread };
}

/** First letters of the first and the last name, in capitals; a single name gives one letter. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const first = words[0];
  const last = words.length > 1 ? words.at(-1) : undefined;
  return [first, last]
    .map((word) => (word ? ([...word][0] ?? '') : ''))
    .join('')
    .toUpperCase();
}
