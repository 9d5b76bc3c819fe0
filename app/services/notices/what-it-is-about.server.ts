import { listAuthorIds } from '../../../db/queries/amendment-people';
import { findAmendment } from '../../../db/queries/amendments';
import { findApproval } from '../../../db/queries/approvals';
import { findBallot } from '../../../db/queries/ballots';
import { findComment, findReply } from '../../../db/queries/comments';
import { findConsultation } from '../../../db/queries/consultations';
import type { NoticeInLetter } from '../../../db/queries/notice-mail';
import { hasVoted, listInvitedMissing } from '../../../db/queries/reminders';
import type { Tx } from '../../../db/store';
import { isOver } from '../../domain/london-time';
import type { AboutFacts } from '../../domain/notices/may-tell';

/** The thing that a notice is about as it stands now; null when it is about no single thing. */
export async function whatItIsAbout(tx: Tx, notice: NoticeInLetter, now: Date): Promise<AboutFacts | null> {
  const { objectKind, objectId, organisationId } = notice;
  if (objectKind === null || objectId === null) return null;
  const gone: AboutFacts = { about: 'nothing' };
  switch (objectKind) {
    case 'comment': {
      const comment = await findComment(tx, objectId);
      return comment ? { about: 'comment', removed: comment.removedAt !== null } : gone;
    }
    case 'reply': {
      const reply = await findReply(tx, objectId);
      const comment = reply && (await findComment(tx, reply.commentId));
      if (!reply || !comment) return gone;
      return { about: 'comment', removed: reply.removedAt !== null || comment.removedAt !== null };
    }
    case 'amendment': {
      const amendment = await findAmendment(tx, objectId);
      if (!amendment) return gone;
      const submitted = amendment.submittedAt !== null;
      return { about: 'amendment', authorIds: await listAuthorIds(tx, objectId), submitted };
    }
    case 'approval': {
      const approval = await findApproval(tx, objectId);
      return approval ? { about: 'approval', waiting: approval.state === 'waiting' } : gone;
    }
    case 'ballot': {
      const ballot = await findBallot(tx, objectId);
      if (!ballot) return gone;
      // In a second round a vote of the first is weighed again, so it does not end what is asked.
      const since = ballot.recirculatedAt;
      const voted = organisationId !== null && (await hasVoted(tx, objectId, organisationId, since));
      return { about: 'ballot', open: ballot.state === 'open' && !isOver(ballot.closesAt, now), voted };
    }
    case 'consultation': {
      const consultation = await findConsultation(tx, objectId);
      if (!consultation) return gone;
      const missing = await listInvitedMissing(tx, consultation);
      const answered = !missing.some((one) => one.organisationId === organisationId);
      return { about: 'consultation', open: consultation.closedAt === null, answered };
    }
  }
}
