import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { useContext, useEffect, useRef } from 'react';
import { CsrfTokenContext } from '../components/form/csrf-token';
import { portalPath } from './portal-path';
import { textIndexOf } from './text/index-plugin';

/** How long a requirement made by somebody else, or earlier and offline, may wait for a number, in ms. */
const OTHERS_WAIT_MS = 8_000;

/**
 * Asks the server for the number of each requirement that has none of this standard's: one that is pasted from the
 * draft of another standard is another requirement here. Whoever makes one asks at once; for those
 * left without (made offline, or by somebody who went away) everybody who may write asks after a while, at
 * different moments, so that hardly any number is given in vain.
 */
export function useRequirementNumbers(
  editor: Editor | null,
  { documentId, reference }: { readonly documentId: string; readonly reference: string },
  online: boolean,
): void {
  const csrf = useContext(CsrfTokenContext);
  const asked = useRef(new Set<string>());
  useEffect(() => {
    if (editor === null || !online) return;
    const prefix = `${reference}-R`;
    const mine = new Set<string>();
    const ask = async (id: string) => {
      if (asked.current.has(id) || placeOf(editor, id, prefix) === null) return;
      asked.current.add(id);
      const ref = await mint(documentId, id, csrf);
      // Asked again later when the server could not be reached.
      if (ref === null) asked.current.delete(id);
      else writeRef(editor, id, ref, prefix);
    };
    const look = (whose: 'mine' | 'all') => {
      for (const id of pending(editor, prefix)) if (whose === 'all' || mine.has(id)) ask(id);
    };
    const known = new Set(pending(editor, prefix));
    let labels = textIndexOf(editor.state).labels;
    const onUpdate = ({ transaction }: { transaction: Transaction }) => {
      const now = textIndexOf(editor.state).labels;
      // Requirements come and go with the labels of the text: while those stay, there is nothing to look for.
      if (now === labels) return;
      labels = now;
      const fromOthers = transaction.getMeta(ySyncPluginKey) !== undefined;
      for (const id of pending(editor, prefix)) {
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
  }, [editor, documentId, reference, online, csrf]);
}

/** Ids of the requirements that have no number of this standard yet. */
function pending(editor: Editor, prefix: string): string[] {
  const ids: string[] = [];
  editor.state.doc.descendants((node) => {
    const { id } = node.attrs;
    if (lacksNumber(node, prefix) && typeof id === 'string') ids.push(id);
    return !node.inlineContent;
  });
  return ids;
}

function lacksNumber({ type, attrs: { ref } }: Node, prefix: string): boolean {
  return type.name === 'requirement' && !(typeof ref === 'string' && ref.startsWith(prefix));
}

function placeOf(editor: Editor, id: string, prefix: string): number | null {
  let place: number | null = null;
  editor.state.doc.descendants((node, position) => {
    if (node.attrs.id === id && lacksNumber(node, prefix)) place = position;
    return place === null && !node.inlineContent;
  });
  return place;
}

function writeRef(editor: Editor, id: string, ref: string, prefix: string): void {
  const place = editor.isDestroyed ? null : placeOf(editor, id, prefix);
  if (place === null) return;
  // The number is not something to undo: what undoes the requirement takes it along.
  editor.view.dispatch(editor.state.tr.setNodeAttribute(place, 'ref', ref).setMeta('addToHistory', false));
}

async function mint(documentId: string, block: string, csrf: string): Promise<string | null> {
  try {
    const body = new FormData();
    body.set('_csrf', csrf);
    body.set('block', block);
    const response = await fetch(portalPath(`/drafts/${documentId}/requirement`), { method: 'POST', body });
    const answer: unknown = await response.json();
    if (!response.ok || typeof answer !== 'object' || answer === null || !('ref' in answer)) return null;
    return typeof answer.ref === 'string' ? answer.ref : null;
  } catch {
    return null;
  }
}
