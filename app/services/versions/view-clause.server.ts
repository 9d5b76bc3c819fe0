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

/**
 * Answers where a block is now, or where it went, asked for by its id or, a requirement, by its reference: in full or
 * as it is said in talk, "STD-0042-R17" or "r17".
 *
 * @throws ServiceError `not-found` when no text ever held it
 */
export async function viewClause(ctx: Context, reference: string, asked: string): Promise<ClausePlace> {
  return await ctx.store.read(async (tx) => {
    const { standard } = await loadStandard(tx, ctx, reference);
    const versions = (await listVersions(tx, [standard.id])).sort(byNumber).reverse();
    const current = newestPublished(versions);
    const published = versions.filter(({ publishedSnapshotId }) => publishedSnapshotId !== null);
    const order = current ? [current, ...published.filter(({ id }) => id !== current.id)] : published;
    for (const version of /^[\w-]{1,64}$/.test(asked) ? order : []) {
      const block = await blockIn(tx, version, asked);
      if (block === null) continue;
      const { id, name } = block;
      const path = `${versionPath(standard.reference, version.number)}#${id}`;
      if (version.id === current?.id) return { found: 'current', path };
      const next = published[published.indexOf(version) - 1];
      return {
        found: 'removed',
        standard: { reference: standard.reference, title: standard.title },
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

/** The block in the text of a version and what it is called there; null when it is not in it. */
async function blockIn(
  tx: Tx,
  version: VersionRow,
  asked: string,
): Promise<{ readonly id: string; readonly name: string } | null> {
  const snapshot = version.publishedSnapshotId && (await findSnapshot(tx, version.publishedSnapshotId));
  const text = snapshot ? await findText(tx, snapshot.hash) : undefined;
  if (!text) return null;
  const { outline, requirements } = textFacts(text);
  const clause = clausesById(outline).get(asked);
  if (clause) return { id: asked, name: `Clause ${clause.number} ${clause.title}`.replace('  ', ' ') };
  const requirement = requirements.find(({ id, ref }) => id === asked || isReference(asked, ref));
  if (requirement) {
    return { id: requirement.id, name: `Requirement ${requirement.ref ?? requirement.text.slice(0, 60)}` };
  }
  return text.html.includes(` id="${asked}"`) ? { id: asked, name: 'This part of the text' } : null;
}

function isReference(asked: string, ref: string | null): boolean {
  if (ref === null) return false;
  const [full, said] = [ref.toUpperCase(), asked.toUpperCase()];
  return full === said || (/^R\d+$/.test(said) && full.endsWith(`-${said}`));
}
