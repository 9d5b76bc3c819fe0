import { findTaking } from '../../../db/queries/amendment-takings';
import { readLog } from '../../../db/queries/documents';
import type { MergeReason } from '../../document/branch/branch-types';
import { decideUndoUpdate, decideUpdate } from '../../domain/amendment-decision';
import { unmetOf } from '../../domain/decision';
import type { Context } from '../context';
import { placed } from '../versions/cure-places';
import { placesOfVersion } from '../versions/places-of-version.server';
import { amendmentName, amendmentPath, amendmentTextPath } from './amendment-address';
import { readBranchTexts } from './branch-texts.server';
import { changeWords } from './change-words';
import { loadAmendment } from './load-amendment.server';
import { shownPart } from './preview-parts';

/** Why a change of the draft is read by itself, for the authors who take it in. */
const REASONS: Readonly<Record<MergeReason, string>> = {
  'clause-deleted-in-draft': 'Your amendment takes out the clause that changed in the draft.',
  'block-deleted-in-draft': 'Your amendment takes out what changed in the draft.',
  'deleted-by-branch': 'The draft takes out what you changed.',
  split: 'The passage was split or joined on one side and changed on the other.',
  moved: 'The passage was moved to another place.',
  'changed-on-both-sides': 'You and the draft both changed these words.',
  'landed-elsewhere': 'The text would come to stand in another clause than the draft has it in.',
};

/**
 * What changed in the draft since the amendment was begun or last brought up to date, clause by clause, as it would
 * come into the amendment: what stands beside its authors' changes, and what would displace some of them.
 *
 * @throws ServiceError `not-found`
 */
export async function viewUpdate(ctx: Context, id: string) {
  const { loaded, texts, draft, last } = await ctx.store.read(async (tx) => {
    const now = await loadAmendment(tx, ctx, id);
    return {
      loaded: now,
      texts: await readBranchTexts(tx, now.amendment),
      draft: await readLog(tx, now.amendment.draftId),
      last: await findTaking(tx, id),
    };
  });
  const { amendment, standard, version, actor, facts, amended } = loaded;
  const [preview, description] = await Promise.all([
    ctx.texts.previewMerge(texts.base, texts.updates, draft.updates),
    ctx.texts.describeBranch(texts.base, draft.updates),
  ]);
  const changes = changeWords(description, standard.reference);
  const any = { name: '', needsDecision: false, read: true };
  const decision = decideUpdate(facts, [any], actor);
  const undoes = last !== undefined && last.taking.draftId === amendment.draftId;
  return {
    id,
    name: amendmentName(amendment.number),
    title: amendment.title,
    state: amendment.state,
    /** What it changes: "the draft", "amendment A-3". */
    amended: amended.name,
    standard: { reference: standard.reference, title: standard.title },
    version: { number: version.number },
    paths: {
      amendment: amendmentPath(id),
      text: amendmentTextPath(id),
      draft: amended.path,
    },
    may: decision.allowed,
    why: placed(unmetOf(decision), await placesOfVersion(ctx, version.id)),
    /** What was last taken in, for those who can take it out again. */
    undo: undoes && decideUndoUpdate(facts, true, actor).allowed ? { by: last.by, at: last.taking.at } : null,
    html: preview.comparison.html,
    parts: preview.parts.map((part) => ({
      ...shownPart(part, REASONS),
      changes: changes.filter(({ partId }) => partId === part.id).map(({ says }) => says),
    })),
  };
}

export type UpdateView = Awaited<ReturnType<typeof viewUpdate>>;
