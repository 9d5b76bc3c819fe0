import { canonicalJson } from '../canonical';
import { importWord } from '../import-word';
import { openLive, readText } from '../live-document';
import { restoreUpdate } from '../restore';
import { adoptIdentity } from './adopt-identity';
import { namedIn } from './incoming-text';

/** The changes that one person tracked in a Word file, as edits of the draft that was made from it. */
export interface TrackedBranch {
  readonly author: string;
  /** Days of the first and the last change, as `2026-03-01`; '' where the file does not say. */
  readonly from: string;
  readonly to: string;
  readonly changes: number;
  readonly update: Uint8Array;
}

/** More people than this in one file share the last branch. */
const MOST_BRANCHES = 12;
const OTHERS = 'several others';

/**
 * For each person who tracked changes in a Word file, the edits that turn the draft into what it would be with the
 * changes of this person alone; those that change nothing here, such as formatting, are left out.
 */
export function trackedBranches(source: Uint8Array, draft: readonly Uint8Array[]): TrackedBranch[] {
  const text = readText(openLive(draft));
  const before = canonicalJson(text);
  const { changes } = importWord(source);
  const people = [...new Set(changes.map(({ author }) => author))];
  const named = people.length > MOST_BRANCHES ? people.slice(0, MOST_BRANCHES - 1) : people;
  const rest = people.slice(named.length);
  const groups = [
    ...named.map((author) => ({ author, members: [author] })),
    ...(rest.length > 0 ? [{ author: OTHERS, members: rest }] : []),
  ];
  return groups.flatMap(({ author, members }) => {
    const read = importWord(source, undefined, [], (one) => members.includes(one));
    const { content } = adoptIdentity(text, read.content, namedIn(text, read.anchors));
    if (canonicalJson(content) === before) return [];
    const own = changes.filter((change) => members.includes(change.author));
    const days = own.flatMap(({ at }) => /^\d{4}-\d{2}-\d{2}/.exec(at ?? '') ?? []).sort();
    const update = restoreUpdate(draft, content);
    return [{ author, from: days[0] ?? '', to: days.at(-1) ?? '', changes: own.length, update }];
  });
}
