import { readLog } from '../../../db/queries/documents';
import type { MergeReason } from '../../document/branch/branch-types';
import { isOver } from '../../domain/amendment';
import { decideReview } from '../../domain/amendment-decision';
import { unmetOf } from '../../domain/decision';
import type { Context } from '../context';
import { placed } from '../versions/cure-places';
import { placesOfVersion } from '../versions/places-of-version.server';
import { amendmentName, amendmentPath, amendmentsPath, amendmentTextPath } from './amendment-address';
import { readBranchTexts } from './branch-texts.server';
import { changeWords } from './change-words';
import { loadAmendment } from './load-amendment.server';
import { shownPart } from './preview-parts';

/** Why a clause is decided by itself, for the editor who decides it. */
const REASONS: Readonly<Record<MergeReason, string>> = {
  'clause-deleted-in-draft': 'The clause was taken out of the draft after the amendment was written.',
  'block-deleted-in-draft': 'What the amendment changes was taken out of the draft.',
  'deleted-by-branch': 'The amendment takes out what was changed in the draft.',
  split: 'The passage was split or joined on one side and changed on the other.',
  moved: 'The passage was moved to another place.',
  'changed-on-both-sides': 'The draft and the amendment both changed these words.',
  'landed-elsewhere': 'The text would come to stand in another clause than the amendment has it in.',
};

/**
 * An amendment beside the draft as it is at this moment, by clause: what can be taken as it is, and what has to
 * be read in its three wordings first.
 *
 * @throws ServiceError `not-found`
 */
export async function viewReview(ctx: Context, id: string) {
  const { loaded, texts, today } = await ctx.store.read(async (tx) => {
    const now = await loadAmendment(tx, ctx, id);
    return {
      loaded: now,
      texts: await readBranchTexts(tx, now.amendment),
      today: await readLog(tx, now.amendment.draftId),
    };
  });
  const { amendment, standard, version, actor, facts, standing, amended } = loaded;
  const decision = decideReview(facts, standing, actor);
  const [preview, description] = await Promise.all([
    ctx.texts.previewMerge(texts.base, today.updates, texts.updates),
    ctx.texts.describeBranch(texts.base, texts.updates),
  ]);
  const changes = changeWords(description, standard.reference);
  return {
    id,
    name: amendmentName(amendment.number),
    title: amendment.title,
    state: amendment.state,
    /** What it changes: "the draft", "amendment A-3". */
    amended: amended.name,
    over: isOver(amendment.state),
    rationale: amendment.rationale,
    standard: { reference: standard.reference, title: standard.title },
    version: { number: version.number },
    paths: {
      amendment: amendmentPath(id),
      text: amendmentTextPath(id),
      draft: amended.path,
      amendments: amendmentsPath(amendment.draftId),
    },
    may: decision.allowed,
    why: placed(unmetOf(decision), await placesOfVersion(ctx, version.id)),
    html: preview.comparison.html,
    parts: preview.parts.map((part) => ({
      ...shownPart(part, REASONS),
      changes: changes.filter(({ partId }) => partId === part.id).map(({ says }) => says),
    })),
  };
}

export type ReviewView = Awaited<ReturnType<typeof viewReview>>;
export type ReviewPart = ReviewView['parts'][number];
