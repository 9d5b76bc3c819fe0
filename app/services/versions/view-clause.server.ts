import { findSnapshot, findText } from '../../../db/queries/texts';
import { listVersions, type VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { loadStandard } from '../standards/load-standard.server';
import { byNumber, newestPublished } from './newest-version';
import { clausesById, textFacts } from './stored-text';
import { comparePath, versionPath } from './version-address';

/** Where a clause, a requirement or another block with an id is. */
export type ClausePlace =
  /** It stands in the current version. */
  | { readonly found: 'current'; readonly path: string }
  /** It is in no current text; these are the last version that held it and the first one without it. */
  | {
      readonly found: 'removed';
      readonly standard: { readonly reference: string; readonly title: string };
      readonly name: string;
      readonly lastIn: string;
      readonly lastPath: string;
      readonly goneIn: string | null;
      readonly comparePath: string | null;
      readonly currentPath: string | null;
    };

/** Answers where a block is now, or where it went. @throws ServiceError `not-found` when no text ever held it */
export async function viewClause(ctx: Context, reference: string, blockId: string): Promise<ClausePlace> {
  return await ctx.store.read(async (tx) => {
    const { standard } = await loadStandard(tx, ctx, reference);
    const versions = (await listVersions(tx, [standard.id])).sort(byNumber).reverse();
    const current = newestPublished(versions);
    const published = versions.filter(({ publishedSnapshotId }) => publishedSnapshotId !== null);
    const order = current ? [current, ...published.filter(({ id }) => id !== current.id)] : published;
    for (const version of /^[\w-]{1,64}$/.test(blockId) ? order : []) {
      const name = await nameIn(tx, version, blockId);
      if (name === null) continue;
      const path = `${versionPath(reference, version.number)}#${blockId}`;
      if (version.id === current?.id) return { found: 'current', path };
      const next = published[published.indexOf(version) - 1];
      return {
        found: 'removed',
        standard: { reference, title: standard.title },
        name,
        lastIn: version.number,
        lastPath: path,
        goneIn: next?.number ?? null,
        comparePath: next ? comparePath(reference, version.number, next.number) : null,
        currentPath: current ? versionPath(reference, current.number) : null,
      };
    }
    throw new ServiceError('not-found', 'No published version of this standard has a clause with this id.');
  });
}

/** What the block is called in the text of a version; null when it is not in it. */
async function nameIn(tx: Tx, version: VersionRow, blockId: string): Promise<string | null> {
  const snapshot = version.publishedSnapshotId && (await findSnapshot(tx, version.publishedSnapshotId));
  const text = snapshot ? await findText(tx, snapshot.hash) : undefined;
  if (!text) return null;
  const { outline, requirements } = textFacts(text);
  const clause = clausesById(outline).get(blockId);
  if (clause) return `Clause ${clause.number} ${clause.title}`.replace('  ', ' ');
  const requirement = requirements.find(({ id }) => id === blockId);
  if (requirement) return `Requirement ${requirement.ref ?? requirement.text.slice(0, 60)}`;
  return text.html.includes(` id="${blockId}"`) ? 'This part of the text' : null;
}
