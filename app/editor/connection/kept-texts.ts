import * as Y from 'yjs';
import { portalPath } from '../portal-path';
import { lastWriter } from './last-writer';
import { allCopies, type CopyKey, readCopy } from './local-copy';
import { passagesSince } from './passages-since';
import type { UnsavedPassage } from './unsaved-text';

/** Something of this person that is only in this browser. */
export interface KeptUnsaved {
  readonly key: CopyKey;
  readonly title: string;
  /** Address of the text's page; '' when it is not known. */
  readonly href: string;
  readonly changes: number;
  readonly passages: readonly UnsavedPassage[];
}

export interface KeptTexts {
  readonly own: readonly KeptUnsaved[];
  /** Texts in which other people who used this browser left something. */
  readonly ofOthers: number;
}

/** There are no words in what was only deleted, moved or marked. */
const NO_WORDS: UnsavedPassage = {
  clause: '',
  text: 'Nothing but words that were deleted, moved or marked.',
};

/**
 * What this browser keeps that was not saved.
 *
 * @param personId who is signed in; null when nobody is: then what was written in this very window is read
 */
export async function findKeptTexts(personId: string | null): Promise<KeptTexts> {
  const reader = personId ?? lastWriter();
  const own: KeptUnsaved[] = [];
  let ofOthers = 0;
  for (const key of await allCopies()) {
    const { update, left, about } = await readCopy(key);
    if (left.length === 0) continue;
    if (key.personId !== reader) {
      ofOthers += 1;
      continue;
    }
    const doc = new Y.Doc();
    Y.applyUpdate(doc, update);
    const passages = passagesSince(doc, new Map(left.map(({ client, from }) => [client, from])));
    doc.destroy();
    own.push({
      key,
      title: about?.title ?? 'A text without a name',
      href: about === null ? '' : portalPath(about.path),
      changes: left.reduce((sum, { count }) => sum + count, 0),
      passages: passages.length > 0 ? passages : [NO_WORDS],
    });
  }
  return { own: own.sort((a, b) => a.title.localeCompare(b.title, 'en-GB')), ofOthers };
}
