import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { DraftView } from '../services/live/view-draft.server';
import { SaveLine } from './frame/save-line';
import { StaticDraft } from './frame/static-draft';
import { SentText } from './frame/static-text';

const CONNECTING = { tone: 'working', words: 'Connecting', more: '' } as const;
const NOT_LOADED = {
  tone: 'stopped',
  words: 'The editor could not be loaded',
  more: 'You can read the text. Reload the page to try again.',
} as const;

/** The editor comes after the text: a page that is only read never loads it. */
const LiveDraft = lazy(() =>
  import('./live-draft').catch((error: unknown) => {
    console.warn('The editor could not be loaded.', error);
    return { default: EditorMissing };
  }),
);

function EditorMissing({ view }: { readonly view: DraftView }) {
  return <StaticDraft view={view} saving={<SaveLine save={NOT_LOADED} />} />;
}

/** The page of a draft: the text at once, the live text when it is here. */
export function DraftPage({ view }: { readonly view: DraftView }) {
  const [shown, setShown] = useState(false);
  const sent = useRef<Element | null>(null);
  useEffect(() => setShown(true), []);
  return (
    <SentText.Provider value={sent}>
      {!shown || view.seat === 'none' ? (
        <StaticDraft view={view} />
      ) : (
        <Suspense fallback={<StaticDraft view={view} saving={<SaveLine save={CONNECTING} />} />}>
          <LiveDraft view={view} />
        </Suspense>
      )}
    </SentText.Provider>
  );
}
