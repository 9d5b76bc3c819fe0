import { findText } from '../../../db/queries/texts';
import type { Tx } from '../../../db/store';
import { type ArtefactChange, artefactChanges } from '../../domain/artefacts';
import { noticeStood } from '../../domain/lifecycle/notice';
import { momentInWords } from '../../domain/london-time';
import { reportPath } from '../comments/comment-address';
import { artefactsOf, correctedBy } from '../patches/corrected-text.server';
import { noticeEndsOf } from '../patches/notice-ends.server';
import { patchPath } from '../patches/patch-address';
import { numberFacts } from '../versions/decide-number.server';
import { requirementDifferences } from '../versions/requirement-changes';
import { textFacts } from '../versions/stored-text';
import { comparePath, versionPath } from '../versions/version-address';
import {
  departureEvidence,
  type Evidence,
  type EvidenceOn,
  frozenEvidence,
  objectionEvidence,
} from './evidence.server';

/** Everything that an editorial patch of a published text rests on. */
export async function patchEvidence(tx: Tx, on: EvidenceOn, now: Date): Promise<Evidence[]> {
  const { reference, version, approval } = on;
  const corrected = await correctedBy(tx, version);
  const text = await findText(tx, approval.hash);
  const touched = text ? requirementDifferences(corrected.requirements, textFacts(text).requirements) : [];
  const { impact, because } = await numberFacts(tx, version);
  const editorial = impact === null || impact === 'editorial';
  const { patchNoticeAt: noticeAt, patchReason } = version;
  const endsAt = await noticeEndsOf(tx, version);
  const notice = patchPath(reference, version.number);
  const versionAt = versionPath(reference, version.number);
  const changed = artefactChanges(corrected.artefacts, await artefactsOf(tx, approval.artefactsHash));
  return [
    ...(await frozenEvidence(tx, approval)),
    {
      title: 'Comparison with the published text',
      status: 'done',
      words: `Changes from ${corrected.version.number} to ${version.number}.`,
      href: comparePath(reference, corrected.version.number, approval.snapshotId),
    },
    {
      title: 'Requirements as published',
      status: touched.length === 0 ? 'done' : 'missing',
      words:
        touched.length === 0
          ? 'Every requirement has the wording, level and id that it was published with.'
          : `Not as published: ${touched.map(({ ref }) => ref).join(', ')}.`,
      href: notice,
    },
    artefactEvidence(changed, `${versionAt}/artefacts`),
    {
      title: 'Nothing applied beyond editorial',
      status: editorial ? 'done' : 'missing',
      words: editorial
        ? 'No comment and no amendment that was applied reaches further.'
        : `Further reach: ${because.join(', ')}.`,
      href: reportPath(reference, version.number),
    },
    {
      title: 'Said to be editorial',
      status: patchReason === '' ? 'missing' : 'done',
      words: patchReason || 'Nobody has said why the changes are editorial.',
      href: notice,
    },
    {
      title: 'Notice of 14 days',
      status: noticeStood(endsAt, now) ? 'done' : 'missing',
      words:
        noticeAt === null || endsAt === null
          ? 'No notice stands.'
          : `Given on ${momentInWords(noticeAt)}; it can be approved from ${momentInWords(endsAt)}.`,
      href: notice,
    },
    await objectionEvidence(tx, on, 'weigh'),
    await departureEvidence(tx, on),
  ];
}

function artefactEvidence(changed: readonly ArtefactChange[], href: string): Evidence {
  const title = 'Artefacts as published, but for examples';
  const definitions = changed.filter(({ example }) => !example);
  const names = (some: readonly ArtefactChange[]) => some.map(({ path }) => path).join(', ');
  if (definitions.length > 0)
    return { title, status: 'missing', words: `Not as published: ${names(definitions)}.`, href };
  if (changed.length > 0)
    return { title, status: 'weigh', words: `Examples that are corrected: ${names(changed)}.`, href };
  return { title, status: 'done', words: 'Every artefact is the one that was published.', href };
}
