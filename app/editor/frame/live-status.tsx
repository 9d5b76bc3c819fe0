import { CopyUnsaved } from '../around/copy-unsaved';
import type { LiveSession } from '../connection/live-session';
import type { UnsavedPassage } from '../connection/unsaved-text';
import { useSession } from '../use-live-session';
import { PeopleHere } from './people-here';
import { SaveLine } from './save-line';

const CONNECTING = { tone: 'working', words: 'Connecting', more: '' } as const;

export interface LiveSaveLineProps {
  readonly session: LiveSession | null;
  /** What was written here and is not saved at this moment. */
  readonly unsaved: () => readonly UnsavedPassage[];
}

/** The state of saving, drawn by itself: it changes with every key. What waits can be copied meanwhile. */
export function LiveSaveLine({ session, unsaved }: LiveSaveLineProps) {
  const save = useSession(session, (view) => view.save) ?? CONNECTING;
  const waits = useSession(session, (view) => view.save.tone === 'waiting' && view.unsaved > 0) ?? false;
  const action = waits ? <CopyUnsaved read={unsaved} className="cc-link-button" /> : undefined;
  return <SaveLine save={save} action={action} />;
}

/** Who is here, drawn when somebody comes or goes. */
export function LivePeople({ session }: { readonly session: LiveSession | null }) {
  return <PeopleHere people={useSession(session, (view) => view.people) ?? []} />;
}
