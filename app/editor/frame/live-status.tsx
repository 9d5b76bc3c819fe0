import type { LiveSession } from '../connection/live-session';
import { useSession } from '../use-live-session';
import { PeopleHere } from './people-here';
import { SaveLine } from './save-line';

const CONNECTING = { tone: 'working', words: 'Connecting', more: '' } as const;

/** The state of saving, drawn by itself: it changes with every key. */
export function LiveSaveLine({ session }: { readonly session: LiveSession | null }) {
  return <SaveLine save={useSession(session, (view) => view.save) ?? CONNECTING} />;
}

/** Who is here, drawn when somebody comes or goes. */
export function LivePeople({ session }: { readonly session: LiveSession | null }) {
  return <PeopleHere people={useSession(session, (view) => view.people) ?? []} />;
}
