import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { useContext, useEffect, useRef } from 'react';
import { CsrfTokenContext } from '../components/form/csrf-token';
import { portalPath } from './portal-path';
import { textIndexOf } from './text/index-plugin';

/** How long a requirement made by somebody else, or earlier and offline, may wait for a number, in ms. */
const OTHERS_WAIT_MS = 8_000;

/**
 * Asks the server for the number of each requirement that has none. Whoever makes one asks at once; for those
 * left without (made offline, or by somebody who went away) everybody who may write asks after a while, at
 * different moments, so that hardly any number is given in vain.
 */
export function useRequirementNumbers(editor: Editor | null, documentId: string, online: boolean): void {
  const csrf = useContext(CsrfTokenContext);
  const asked = useRef(new Set<string>());
  useEffect(() => {
    if (editor === null || !online) return;
    const mine = new Set<string>();
    const ask = async (id: string) => {
      if (asked.current.has(id) || placeOf(editor, id) === null) return;
      asked.current.add(id);
      const ref = await mint(documentId, csrf);
      // Asked again later when the server could not be reached.
      if (ref === null) asked.current.delete(id);
      else writeRef(editor, id, ref);
    };
    const look = (whose: 'mine' | 'all') => {
      for (const id of pending(editor)) if (whose === 'all' || mine.has(id)) ask(id);
    };
    const known = new Set(pending(editor));
    let labels = textIndexOf(editor.state).labels;
    const onUpdate = ({ transaction }: { transaction: Transaction }) => {
      const now = textIndexOf(editor.state).labels;
      // Requirements come and go with the labels of the text: while those stay, there is nothing to look for.
      if (now === labels) return;
      labels = now;
      const fromOthers = transaction.getMeta(ySyncPluginKey) !== undefined;
      for (const id of pending(editor)) {
        if (known.has(id)) continue;
        known.add(id);
        if (!fromOthers) mine.add(id);
      }
      look('mine');
    };
    editor.on('update', onUpdate);
    const timer = setInterval(() => look('all'), OTHERS_WAIT_MS * (1 + Math.random()));
    return () => {
      editor.off('update', onUpdate);
      clearInterval(timer);
    };
  }, [editor, documentId, online, csrf]);
}

/** Ids of the requirements that have no number yet. */
function pending(editor: Editor): string[] {
  const ids: string[] = [];
  editor.state.doc.descendants((node) => {
    const { id, ref } = node.attrs;
    if (node.type.name === 'requirement' && !ref && typeof id === 'string') ids.push(id);
    return !node.inlineContent;
  });
  return ids;
}

function placeOf(editor: Editor, id: string): number | null {
  let place: number | null = null;
  editor.state.doc.descendants((node, position) => {
    if (node.type.name === 'requirement' && node.attrs.id === id && !node.attrs.ref) place = position;
    return place === null && !node.inlineContent;
  });
  return place;
}

function writeRef(editor: Editor, id: string, ref: string): void {
  const place = editor.isDestroyed ? null : placeOf(editor, id);
  if (place === null) return;
  // The number is not something to undo: what undoes the requirement takes it along.
  editor.view.dispatch(editor.state.tr.setNodeAttribute(place, 'ref', ref).setMeta('addToHistory', false));
}

async function mint(documentId: string, csrf: string): Promise<string | null> {
  try {
    const body = new FormData();
    body.set('_csrf', csrf);
    const response = await fetch(portalPath(`/drafts/${documentId}/requirement`), { method: 'POST', body });
    const answer: unknown = await response.json();
    if (!response.ok || typeof answer !== 'object' || answer === null || !('ref' in answer)) return null;
    return typeof answer.ref === 'string' ? answer.ref : null;
  } catch {
    return null;
  }
}
