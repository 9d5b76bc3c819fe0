import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { useCallback, useEffect, useRef, useState } from 'react';
import * as Y from 'yjs';
import type { DocumentJson } from '../document/json';
import { readText } from '../document/live-document';
import type { DraftView } from '../services/live/draft-view';
import type { LiveSession } from './connection/live-session';
import { type CopyKey, copiesLeft, forgetCopy, readCopy } from './connection/local-copy';
import { passagesSince } from './connection/passages-since';
import { otherChanges, type UnsavedPassage, unsavedPassages } from './connection/unsaved-text';

/** Copies of this text left in the browser that do not go into the draft by themselves. */
export interface LeftCopy {
  readonly key: CopyKey;
  readonly passages: readonly UnsavedPassage[];
}

/**
 * What this person wrote here earlier and could not save: under an epoch that is over, or when they may not
 * write any more. Looked for once the live text is there to compare with; a copy that says nothing new is
 * thrown away.
 */
export function useLeftCopies(view: DraftView, session: LiveSession | null, ready: boolean) {
  const [left, setLeft] = useState<readonly LeftCopy[]>([]);
  const { documentId, epoch, seat, me } = view;
  useEffect(() => {
    if (session === null || !ready || me === null) return;
    let gone = false;
    const look = async () => {
      const found: LeftCopy[] = [];
      for (const key of await copiesLeft(documentId, me.id)) {
        if (key.epoch === epoch && seat === 'write' && key.aside !== true) continue;
        const passages = passagesOf((await readCopy(key)).update, session.doc, key.epoch === epoch);
        if (passages.length > 0) found.push({ key, passages });
        else await forgetCopy(key);
      }
      if (!gone) setLeft(found);
    };
    look().catch((error: unknown) => {
      console.warn('What was kept in this browser could not be read.', error);
    });
    return () => {
      gone = true;
    };
  }, [documentId, epoch, seat, me, session, ready]);
  const discard = async (key: CopyKey) => {
    await forgetCopy(key);
    setLeft((before) => before.filter((one) => one.key !== key));
  };
  return { left, discard };
}

function passagesOf(copy: Uint8Array, live: Y.Doc, sameEpoch: boolean): UnsavedPassage[] {
  const merged = new Y.Doc();
  // Within one epoch the copy builds on the live text; of another one it stands by itself.
  if (sameEpoch) Y.applyUpdate(merged, Y.encodeStateAsUpdate(live));
  Y.applyUpdate(merged, copy);
  const [copied, now] = [readText(merged), readText(live)];
  const written = unsavedPassages(copied, now);
  const passages = written.length > 0 || !sameEpoch ? written : otherChanges(copied, now);
  merged.destroy();
  return passages;
}

/** What was written in this page since everything was saved: read when it is asked for, and kept once it is over. */
export function useUnsavedHere(editor: Editor | null, session: LiveSession | null, ended: boolean) {
  const saved = useRef<Node | null>(null);
  const [passages, setPassages] = useState<readonly UnsavedPassage[]>([]);
  useEffect(() => {
    if (editor === null || session === null || ended) return;
    const keep = () => {
      if (session.view().unsaved === 0) saved.current = editor.state.doc;
    };
    keep();
    editor.on('update', keep);
    const stop = session.subscribe(keep);
    return () => {
      editor.off('update', keep);
      stop();
    };
  }, [editor, session, ended]);
  const read = useCallback((): readonly UnsavedPassage[] => {
    if (editor === null || session === null || session.view().unsaved === 0) return [];
    // Nothing was saved yet since the page was opened with what was left from last time.
    if (saved.current === null) return passagesSince(session.doc, session.unsavedFrom());
    const json = (doc: Node) => doc.toJSON() as DocumentJson;
    const [here, before] = [json(editor.state.doc), json(saved.current)];
    const written = unsavedPassages(here, before);
    return written.length > 0 ? written : otherChanges(here, before);
  }, [editor, session]);
  useEffect(() => {
    if (ended) setPassages(read());
  }, [ended, read]);
  return { passages, read };
}
