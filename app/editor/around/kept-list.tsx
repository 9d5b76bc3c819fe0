import { useEffect, useState } from 'react';
import { EmptyState } from '../../components/empty-state';
import { findKeptTexts, type KeptTexts, type KeptUnsaved } from '../connection/kept-texts';
import { forgetCopy } from '../connection/local-copy';
import { UnsavedTextNotice } from './unsaved-text-notice';

/** What this browser keeps of one's own that was not saved: to read, to copy, to let go. */
export default function KeptList({ personId }: { readonly personId: string | null }) {
  const [kept, setKept] = useState<KeptTexts | 'looking' | 'unreadable'>('looking');
  const [said, setSaid] = useState('');
  useEffect(() => {
    findKeptTexts(personId).then(setKept, (error: unknown) => {
      console.warn('What this browser keeps could not be read.', error);
      setKept('unreadable');
    });
  }, [personId]);
  if (kept === 'looking') return <p role="status">Looking at what this browser keeps …</p>;
  if (kept === 'unreadable')
    return <p role="alert">This browser does not let the page read what it keeps.</p>;
  const discard = async (one: KeptUnsaved) => {
    await forgetCopy(one.key);
    setKept({ ...kept, own: kept.own.filter((other) => other !== one) });
    setSaid(`Deleted from this device: what you wrote in ${one.title}.`);
  };
  return (
    <>
      <p role="status">{said}</p>
      {kept.own.length === 0 ? (
        <EmptyState title="Nothing of yours is kept here">
          <p>
            {personId === null
              ? 'Sign in to see what this browser keeps for you.'
              : 'Everything you wrote in this browser is saved, or was written in another browser.'}
          </p>
        </EmptyState>
      ) : (
        kept.own.map((one) => (
          <UnsavedTextNotice
            key={`${one.key.documentId} ${one.key.epoch} ${one.key.aside}`}
            heading={one.title}
            passages={one.passages}
            why={wordsOf(one)}
            onDiscard={() => discard(one)}
            open={one.href === '' || one.key.aside === true ? undefined : one.href}
          />
        ))
      )}
      {kept.ofOthers === 0 ? null : (
        <p>
          {kept.ofOthers === 1 ? '1 text' : `${kept.ofOthers} texts`} of other people who used this browser{' '}
          {kept.ofOthers === 1 ? 'is' : 'are'} kept as well. They find them here when they sign in.
        </p>
      )}
    </>
  );
}

function wordsOf({ changes, key }: KeptUnsaved): string {
  const what =
    changes === 1 ? '1 change of yours was not saved.' : `${changes} changes of yours were not saved.`;
  return key.aside === true
    ? `${what} The portal could not take it as it was: copy it and add it again in smaller parts.`
    : `${what} When you open the text, it goes in by itself if you may still write there; if not, copy it here.`;
}
