import { changeStandard, indexStandard } from '../../../db/queries/standards';
import { findSnapshot, findText } from '../../../db/queries/texts';
import { listVersions } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { recordEvent } from '../audit.server';
import type { Context } from '../context';
import { type Answer, done, faulty } from '../people/answer';
import { authorise } from '../people/authorise.server';
import { CHANGED_MEANWHILE, changedSince } from '../shown-print';
import { newestPublished } from '../versions/newest-version';
import { wordsOfHtml } from '../versions/words-of-html';
import { loadStandard } from './load-standard.server';
import type { StandardProposal } from './propose-standard.server';

export type StandardDescription = Pick<
  StandardProposal,
  'title' | 'summary' | 'type' | 'appliesTo' | 'appliesToKinds' | 'careSettings' | 'topics'
>;

/** How a standard is described now, and nothing else of its row. */
export function descriptionOfStandard(standard: StandardDescription) {
  const { title, summary, type, appliesTo, appliesToKinds, careSettings, topics } = standard;
  return { title, summary, type, appliesTo, appliesToKinds, careSettings, topics };
}

/** The same for the print of a form: in which order kinds, settings and topics were chosen says nothing. */
export function descriptionShown(standard: StandardDescription) {
  const { appliesToKinds, careSettings, topics, ...words } = descriptionOfStandard(standard);
  return {
    ...words,
    appliesToKinds: [...appliesToKinds].sort(),
    careSettings: [...careSettings].sort(),
    topics: [...topics].sort(),
  };
}

/**
 * Changes how a standard is described and found. What a published text says is not touched by it. `shownHash` is the
 * print of what the form began with (PM-36).
 */
export async function describeStandard(
  ctx: Context,
  reference: string,
  description: StandardDescription,
  shownHash?: string,
): Promise<Answer> {
  return await ctx.store.tx(async (tx): Promise<Answer> => {
    const { standard } = await loadStandard(tx, ctx, reference);
    await authorise(tx, ctx, 'describe-standard', { standardId: standard.id });
    const before = descriptionOfStandard(standard);
    if (changedSince(shownHash, descriptionShown(standard)).length > 0) {
      return faulty({ form: CHANGED_MEANWHILE }, 409);
    }
    const change = {
      ...descriptionOfStandard(description),
      appliesToKinds: [...description.appliesToKinds],
      careSettings: [...description.careSettings],
      topics: [...description.topics],
    };
    await changeStandard(tx, standard.id, change);
    await indexStandard(tx, { ...standard, ...change }, await publishedWords(tx, standard.id));
    await recordEvent(tx, ctx, {
      act: 'standard-described',
      objectKind: 'standard',
      objectId: standard.id,
      standardId: standard.id,
      before,
      after: change,
    });
    return done();
  });
}

/** The words of the version that readers see, for the search; '' before there is one. */
async function publishedWords(tx: Tx, standardId: string): Promise<string> {
  const newest = newestPublished(await listVersions(tx, [standardId]));
  const snapshotId = newest?.publishedSnapshotId ?? null;
  const snapshot = snapshotId === null ? undefined : await findSnapshot(tx, snapshotId);
  const text = snapshot && (await findText(tx, snapshot.hash));
  return text === undefined ? '' : wordsOfHtml(text.html);
}
