import { findApproval } from '../../../db/queries/approvals';
import type { VersionRow } from '../../../db/queries/versions';
import type { FirstApproval } from '../../domain/mandate';
import { takenOverBy } from '../../domain/patch';
import type { Context } from '../context';
import { ServiceError } from '../errors';
import { correctedBy } from '../patches/corrected-text.server';
import { signedInPerson } from '../people/signed-in';
import { loadVersionById } from '../versions/load-version.server';
import { type ReadingView, viewReading } from '../versions/view-reading.server';
import { standingApproval } from './first-approval.server';

/** What a Lead has typed so far; null and '' where nothing was. */
export interface TypedSoFar {
  readonly statement: string;
  readonly implementFrom: Date | null;
  readonly complyBy: Date | null;
  readonly reviewBy: Date | null;
  readonly noticeReason: string;
}

export const NOTHING_TYPED: TypedSoFar = {
  statement: '',
  implementFrom: null,
  complyBy: null,
  reviewBy: null,
  noticeReason: '',
};

/**
 * The public page of a version as it will be when what waits is approved, with what the Lead has typed so far.
 * Nothing of it is written.
 *
 * @throws ServiceError `not-found`, and `conflict` when the approval was decided
 */
export async function viewPreview(ctx: Context, approvalId: string, typed: TypedSoFar) {
  const me = signedInPerson(ctx.actor);
  const { approval, reference, number, corrected, first } = await ctx.store.read(async (tx) => {
    const found = await findApproval(tx, approvalId);
    if (!found) throw new ServiceError('not-found', 'There is no approval at this address.');
    const { standard, version } = await loadVersionById(tx, ctx, found.versionId);
    const corrected = found.purpose === 'patch' ? (await correctedBy(tx, version)).version : null;
    const first = found.purpose === 'mandate' ? await standingApproval(tx, found, version) : null;
    return { approval: found, reference: standard.reference, number: version.number, corrected, first };
  });
  if (approval.state !== 'waiting') {
    throw new ServiceError('conflict', 'This approval was decided. The public page shows what came of it.');
  }
  const now = ctx.now();
  const { purpose } = approval;
  const { implementFrom, complyBy, reviewBy } = first?.terms ?? typed;
  const asIf: Partial<VersionRow> =
    purpose === 'mandate'
      ? { implementFrom, complyBy, reviewBy, mandatedAt: now }
      : {
          state: 'published',
          stateSince: now,
          publishedAt: now,
          publishedSnapshotId: approval.snapshotId,
          implementFrom,
          reviewBy,
          ...(corrected === null ? {} : { state: corrected.state, ...takenOverBy(corrected) }),
        };
  const view = await viewReading(ctx, reference, number, asIf);
  const authority = ctx.settings.approvingAuthority;
  const words = typed.statement || 'The statement of the Lead who approves it will stand here.';
  const { hash } = approval;
  const said = {
    path: `/approvals/${approval.id}`,
    leadName: me.name,
    at: now,
    hash,
    statement: words,
    authority,
  };
  if (purpose !== 'mandate')
    return { purpose, view: { ...view, about: { ...view.about, approvedBy: [said] } } };
  return { purpose, view: withMandate(view, said, first, typed.noticeReason) };
}

function withMandate(
  view: ReadingView,
  said: ReadingView['about']['approvedBy'][number],
  first: FirstApproval | null,
  typedReason: string,
): ReadingView {
  const { about } = view;
  if (about.mandate === null) return view;
  const before = first === null ? [] : about.mandate.approvedBy.slice(-1);
  const approvedBy = [...before.filter(({ leadName }) => leadName !== said.leadName), said];
  const noticeReason = first?.terms.noticeReason || typedReason;
  return { ...view, about: { ...about, mandate: { ...about.mandate, approvedBy, noticeReason } } };
}
