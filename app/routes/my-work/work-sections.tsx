import { DateText, DateTimeText } from '../../components/date-text';
import { daysLeftWords } from '../../components/dates';
import { CommentStateTag, VersionStateTag } from '../../components/state-tag';
import { STANDARD_ROLE_LABELS } from '../../domain/labels';
import type { viewMyWork } from '../../services/people/view-my-work.server';
import { WorkList } from './work-list';

type Work = Awaited<ReturnType<typeof viewMyWork>>;

/** The sections of the page. Those for an office or a duty that this person does not hold are left out. */
export function WorkSections({ work }: { readonly work: Work }) {
  return (
    <>
      <WorkList
        title="Votes waiting"
        empty="No ballot waits for your vote. You vote when you are the representative or the alternate of an organisation that is enrolled."
        items={work.votes.map(({ id, organisation, reference, title, version, closesAt, path }) => ({
          key: `${id}-${organisation}`,
          href: path,
          text: `${reference} ${title} ${version}`,
          hint: `For ${organisation}`,
          status: <Closing now={work.now} at={closesAt} />,
        }))}
      />
      {work.approvals === null ? null : (
        <WorkList
          title="Approvals waiting"
          empty="No version waits for an NHS Standards Lead."
          items={work.approvals.map(({ id, reference, title, version, requestedAt, targetDate, path }) => ({
            key: id,
            href: path,
            text: `${reference} ${title} ${version}`,
            hint: (
              <>
                Asked on <DateText at={requestedAt} />
              </>
            ),
            status: targetDate ? (
              <>
                Wanted by <DateText at={targetDate} />
              </>
            ) : (
              'No target date'
            ),
          }))}
        />
      )}
      {work.toVerify === null ? null : (
        <WorkList
          title="Organisations to verify"
          empty="Every organisation is verified."
          items={
            work.toVerify === 0
              ? []
              : [
                  {
                    key: 'verify',
                    href: '/admin/organisations?state=unverified',
                    text:
                      work.toVerify === 1 ? '1 organisation waits' : `${work.toVerify} organisations wait`,
                    status: 'For the Secretariat',
                  },
                ]
          }
        />
      )}
      {work.requests.length === 0 ? null : (
        <WorkList
          title="People asking to join"
          empty=""
          items={work.requests.map(({ name, organisation, createdAt, path }) => ({
            key: `${path}-${name}`,
            href: path,
            text: `${name} asks to join ${organisation}`,
            status: <DateText at={createdAt} />,
          }))}
        />
      )}
      <WorkList
        title="Comments assigned to you"
        empty="No comment is assigned to you. Chairs and editors assign comments on their standards."
        items={work.comments.map(({ id, name, reference, title, body, state, path }) => ({
          key: id,
          href: path,
          text: `${name} on ${reference} ${title}`,
          hint: body.length > 120 ? `${body.slice(0, 120)}…` : body,
          status: <CommentStateTag state={state} />,
        }))}
      />
      <WorkList
        title="Mentions"
        empty="Nobody has mentioned you since you last looked."
        items={work.mentions.map(({ id, summary, createdAt }) => ({
          key: id,
          href: `/notifications?open=${id}`,
          text: summary,
          status: <DateTimeText at={createdAt} />,
        }))}
      />
      <WorkList
        title="Drafts you work on"
        empty="You are not chair or editor of a standard. Anyone with an account can comment on a draft and propose wording."
        items={work.drafts.map(({ reference, title, version, state, roles, path }) => ({
          key: path,
          href: path,
          text: `${reference} ${title} ${version}`,
          hint: roles.map((role) => STANDARD_ROLE_LABELS[role]).join(' and '),
          status: <VersionStateTag state={state} />,
        }))}
      />
      <WorkList
        title="Closing soon"
        empty="Nothing that you follow or voted in closes within 14 days."
        items={work.closingSoon.map(({ what, reference, title, version, closesAt, path }) => ({
          key: path,
          href: path,
          text: `${what === 'ballot' ? 'Ballot on' : 'Consultation on'} ${reference} ${title} ${version}`,
          hint: what === 'ballot' ? 'Your vote can be changed until it closes' : undefined,
          status: <Closing now={work.now} at={closesAt} />,
        }))}
      />
    </>
  );
}

function Closing({ now, at }: { readonly now: Date; readonly at: Date }) {
  return (
    <>
      {daysLeftWords(now, at)}
      <span className="nhsuk-u-visually-hidden">, on </span> <DateText at={at} />
    </>
  );
}
