import type { TextWorkshop } from '../../../app/document/workshop-types';
import { viewApproval } from '../../../app/services/approvals/view-approval.server';
import type { SignedIn } from '../../../app/services/context';
import { followStandard } from '../../../app/services/standards/follow-standard.server';
import { listNotices } from '../../../db/queries/notices';
import type { Engine } from '../../../db/store';
import { makePerson, signedIn, type TestContext } from '../../support/context';
import { patchUnderNotice, publishedToPatch } from '../../support/patches';
import type { StandardWorld, VersionPlace } from '../../support/standards';

/** A patch under notice, of a version that Rita follows, and what a Lead says who approves it. */
export async function underNotice(engine: Engine, texts: TextWorkshop) {
  const { w, base } = await publishedToPatch(engine, texts);
  await followStandard(w.reader, base.reference, true);
  const patch = await patchUnderNotice(w, base);
  const { hash } = await viewApproval(w.lead, patch.approvalId);
  const approving = () => ({
    approvalId: patch.approvalId,
    hash,
    artefacts: '',
    statement: 'A slip of the pen.',
    confirmedAt: w.ctx.now(),
  });
  return { w, base, patch, hash, approving };
}

/** A Lead who edited this version once. */
export async function aFormerEditor(w: StandardWorld, { standardId, versionId }: VersionPlace) {
  const person = await makePerson(w.ctx, { name: 'Lewis', offices: ['lead'] });
  await w.ctx.store.tx((tx) =>
    tx.db.insert(tx.tables.appointments).values({
      id: 'former-editor',
      standardId,
      versionId,
      personId: person.id,
      role: 'editor',
      appointedBy: 'somebody',
      appointedAt: w.ctx.now(),
      endedAt: w.ctx.now(),
    }),
  );
  return await signedIn(w.ctx, person);
}

/** What the notices of somebody say, the newest first. */
export async function noticesOf(reader: TestContext): Promise<string[]> {
  const { personId } = reader.actor as SignedIn;
  const rows = await reader.store.read((tx) => listNotices(tx, personId, {}, 50));
  return rows.map(({ summary }) => summary);
}
