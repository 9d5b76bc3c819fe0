import { type ComponentType, useEffect, useRef, useState } from 'react';
import type { DraftView } from '../services/live/draft-view';
import { SaveLine } from './frame/save-line';
import { StaticDraft } from './frame/static-draft';
import { SentText } from './frame/static-text';

const CONNECTING = { tone: 'working', words: 'Connecting', more: '' } as const;
const NOT_LOADED = {
  tone: 'stopped',
  words: 'The editor could not be loaded',
  more: 'You can read the text. Reload the page to try again.',
} as const;

type LiveDraft = ComponentType<{ readonly view: DraftView }>;

/**
 * The page of a draft: the text at once, the live text when it is here. The editor comes after the text: a page that
 * is only read never loads it. Until then the page stays as it is, which for a long text is more than it seems.
 */
export function DraftPage({ view }: { readonly view: DraftView }) {
  const [live, setLive] = useState<{ readonly Draft: LiveDraft } | 'coming' | 'missing' | null>(null);
  const sent = useRef<Element | null>(null);
  const seated = view.seat !== 'none';
  useEffect(() => {
    if (!seated) return;
    setLive('coming');
    import('./live-draft').then(
      ({ default: Draft }) => setLive({ Draft }),
      (error: unknown) => {
        console.warn('The editor could not be loaded.', error);
        setLive('missing');
      },
    );
  }, [seated]);
  return (
    <SentText.Provider value={sent}>
      {live === null || typeof live === 'string' ? (
        <StaticDraft
          view={view}
          saving={live === null ? null : <SaveLine save={live === 'coming' ? CONNECTING : NOT_LOADED} />}
        />
      ) : (
        <live.Draft view={view} />
      )}
    </SentText.Provider>
  );
}
