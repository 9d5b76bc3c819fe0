import { DateText, DateTimeText } from '../../components/date-text';
import { daysLeftWords } from '../../components/dates';
import { CommentStateTag, VersionStateTag } from '../../components/state-tag';
import { STANDARD_ROLE_LABELS } from '../../domain/labels';
import { namesInWords } from '../../domain/names-in-words';
import type { WorkItem } from './work-list';
import type { Work } from './work-sections';

const LONGEST_HINT = 120;

const APPROVAL_HINTS = {
  publication: '',
  mandate: 'A mandate, by two Leads. ',
  patch: 'An editorial patch, after its notice. ',
} as const;

/** Lines that wait for an act of this person by duty or office. */
export function urgentItems(work: Work) {
  const votes: WorkItem[] = work.votes.map((row) => ({
    key: `${row.id}-${row.organisation}`,
    href: row.path,
    text: `${row.reference} ${row.title} ${row.version}`,
    hint: row.again ? `For ${row.organisation}, in the second round` : `For ${row.organisation}`,
    status: <Closing now={work.now} at={row.closesAt} />,
  }));
  const invitations: WorkItem[] = work.invitations.map((row) => ({
    key: `${row.id}-${row.organisation}`,
    href: row.path,
    text: `${row.reference} ${row.title} ${row.version}`,
    hint: `${row.organisation} is invited, and nobody has spoken for it yet`,
    status: <Closing now={work.now} at={row.closesAt} />,
  }));
  const approvals: WorkItem[] = (work.approvals ?? []).map((row) => ({
    key: row.id,
    href: row.path,
    text: `${row.reference} ${row.title} ${row.version}`,
    hint: (
      <>
        {APPROVAL_HINTS[row.purpose]}Asked on <DateText at={row.requestedAt} />
      </>
    ),
    status: row.targetDate ? (
      <>
        {row.purpose === 'patch' ? 'Not before' : 'Wanted by'} <DateText at={row.targetDate} />
      </>
    ) : (
      'No target date'
    ),
  }));
  const objections: WorkItem[] = (work.objections ?? []).map((row) => ({
    key: row.id,
    href: row.path,
    text: `${row.name} on ${row.reference} ${row.title} ${row.versionNumber}`,
    hint: row.summary.length > LONGEST_HINT ? `${row.summary.slice(0, LONGEST_HINT)}…` : row.summary,
    status: (
      <>
        Answer by <DateText at={row.answerBy} />
      </>
    ),
  }));
  const proposals: WorkItem[] = (work.proposals ?? []).map((row) => ({
    key: row.id,
    href: row.path,
    text: `${row.reference} ${row.title} ${row.version}`,
    hint: 'A Lead names the chair and the owner, chooses the lane and begins drafting',
    status: (
      <>
        Proposed on <DateText at={row.proposedAt} />
      </>
    ),
  }));
  const waiting = work.toVerify ?? 0;
  const toVerify: WorkItem[] =
    waiting === 0
      ? []
      : [
          {
            key: 'verify',
            href: '/admin/organisations?state=unverified',
            text: waiting === 1 ? '1 organisation waits' : `${waiting} organisations wait`,
            status: 'For the Secretariat',
          },
        ];
  const requests: WorkItem[] = work.requests.map((row) => ({
    key: `${row.path}-${row.name}`,
    href: row.path,
    text: `${row.name} asks to join ${row.organisation}`,
    status: <DateText at={row.createdAt} />,
  }));
  return { votes, invitations, approvals, objections, proposals, toVerify, requests };
}

/** Lines of the writing itself. */
export function draftItems(work: Work) {
  const comments: WorkItem[] = work.comments.map((row) => ({
    key: row.id,
    href: row.path,
    text: `${row.name} on ${row.reference} ${row.title}`,
    hint: row.body.length > LONGEST_HINT ? `${row.body.slice(0, LONGEST_HINT)}…` : row.body,
    status: <CommentStateTag state={row.state} />,
  }));
  const mentions: WorkItem[] = work.mentions.map((row) => ({
    key: row.id,
    href: `/notifications?open=${row.id}`,
    text: row.summary,
    status: <DateTimeText at={row.createdAt} />,
  }));
  const drafts: WorkItem[] = work.drafts.map((row) => ({
    key: row.path,
    href: row.path,
    text: `${row.reference} ${row.title} ${row.version}`,
    hint: namesInWords(row.roles.map((role) => STANDARD_ROLE_LABELS[role])),
    status: <VersionStateTag state={row.state} />,
  }));
  const closingSoon: WorkItem[] = work.closingSoon.map((row) => ({
    key: `${row.path} ${row.organisation}`,
    href: row.path,
    text: `${row.what === 'ballot' ? 'Ballot on' : 'Consultation on'} ${row.reference} ${row.title} ${row.version}`,
    hint:
      row.what === 'ballot' ? `The vote of ${row.organisation} can be changed until it closes` : undefined,
    status: <Closing now={work.now} at={row.closesAt} />,
  }));
  const desks: WorkItem[] = work.desks.map((row) => ({
    key: row.path,
    href: row.path,
    text: `Resolution desk of ${row.reference} ${row.title} ${row.version}`,
    status: row.undecided === 1 ? '1 comment not decided' : `${row.undecided} comments not decided`,
  }));
  return { comments, mentions, drafts, desks, closingSoon };
}

function Closing({ now, at }: { readonly now: Date; readonly at: Date }) {
  return (
    <>
      {daysLeftWords(now, at)}, <DateText at={at} />
    </>
  );
}
