import { eq } from 'drizzle-orm';
import type { TextWorkshop } from '../../../app/document/workshop-types';
import { acceptSeveral } from '../../../app/services/amendments/accept-several.server';
import { submitAmendment } from '../../../app/services/amendments/submit-amendment.server';
import { applyComment } from '../../../app/services/comments/after-decision.server';
import { decideOnComment } from '../../../app/services/comments/decide-comment.server';
import { postComment } from '../../../app/services/comments/post-comment.server';
import { moveOnDesk } from '../../../app/services/comments/triage-comment.server';
import { appoint } from '../../../app/services/standards/appoint.server';
import { publishVersion } from '../../../app/services/versions/publish-version.server';
import { changeVersion } from '../../../db/queries/versions';
import type { Engine } from '../../../db/store';
import type { Impact, VersionState } from '../../../db/words';
import { edit, good, opened, replaceWords, SAID } from '../../support/amendments';
import { aComment } from '../../support/comments';
import {
  awaitingApproval,
  publication,
  published,
  type StandardWorld,
  standardWorld,
  type VersionPlace,
} from '../../support/standards';
import { DECISION } from '../comments/typed-decision';
import { nextVersion } from './next-version';

export type DraftPlace = VersionPlace & { readonly documentId: string };

/** 1.0.0 is published, and 1.1.0 is being written from its text. */
export async function writtenNext(engine: Engine, texts: TextWorkshop) {
  const w = await standardWorld(engine, texts);
  const first = await published(w);
  const place = await nextVersion(w, first);
  await appoint(w.chair, { versionId: place.versionId, role: 'editor', person: 'Edwin' });
  await w.ctx.store.tx((tx) => changeVersion(tx, place.versionId, { involvementRecord: 'All' }));
  return { w, first, place };
}

/** Freezes the text of a version as for its ballot, while its draft goes on beside it. */
export async function frozenForBallot(w: StandardWorld, place: DraftPlace) {
  const frozen = await awaitingApproval(w, place);
  await inState(w, place, 'ballot');
  return frozen;
}

/** Puts a version into a state; how it came there is not what the test is about. */
export async function inState(
  { ctx }: StandardWorld,
  { versionId }: VersionPlace,
  state: VersionState,
): Promise<void> {
  const { versions } = ctx.store.tables;
  await ctx.store.tx(({ db }) => db.update(versions).set({ state }).where(eq(versions.id, versionId)));
}

/** The Lead publishes the text that was frozen. */
export async function publishFrozen(
  w: StandardWorld,
  place: VersionPlace,
  frozen: Parameters<typeof publication>[2],
) {
  await inState(w, place, 'awaiting-approval');
  return await w.ctx.store.tx((tx) => publishVersion(tx, w.lead, publication(w, place, frozen)));
}

/** An amendment of this impact is accepted in the draft of a version. */
export async function acceptedAmendment(
  w: StandardWorld,
  { documentId }: DraftPlace,
  impact: Impact,
  [from, to]: readonly [string, string],
): Promise<string> {
  const amendment = await opened(w.reader, documentId);
  await edit(w.reader, amendment.documentId, replaceWords(from, to));
  good(await submitAmendment(w.reader, amendment.id, { ...SAID, impact }));
  good(await acceptSeveral(w.editor, documentId, [amendment.id]));
  return amendment.id;
}

/** A comment on a version is accepted; marked as applied too unless the caller does that. */
export async function acceptedComment(
  w: StandardWorld,
  { versionId }: VersionPlace,
  impact: Impact,
  applied = true,
): Promise<string> {
  const body = `Say it in other words: ${w.ctx.newId()}`;
  const { id } = good(await postComment(w.reader, aComment({ versionId }, { body })));
  await moveOnDesk(w.chair, { commentId: id, move: 'triage' });
  good(await decideOnComment(w.chair, id, { ...DECISION, disposition: 'accepted', reason: '', impact }));
  if (applied) good(await applyComment(w.chair, { commentId: id, versionId }));
  return id;
}
