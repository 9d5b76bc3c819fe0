import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { MEMBERSHIP_DUTIES } from '../../../db/words';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import { isFormFailure } from '../../components/form/form-failure';
import { InsetText } from '../../components/inset-text';
import { Notice } from '../../components/notice';
import { Page } from '../../components/page';
import { refuseAnswer } from '../../http/answer.server';
import { readForm } from '../../http/form.server';
import { door, memberDoor, refuseForm } from '../../http/respond.server';
import { answerJoinRequest } from '../../services/organisations/answer-join-request.server';
import { leaveOrganisation, removeMember } from '../../services/organisations/end-membership.server';
import { inviteMember, withdrawInvitation } from '../../services/organisations/invite-member.server';
import { nameDuty } from '../../services/organisations/name-duty.server';
import { viewMembers } from '../../services/organisations/view-members.server';
import { InvitationPart } from './invitation-part';
import { EditedList, MemberTable } from './member-table';
import { RequestList } from './request-list';

const DONE = {
  invited: 'The invitation is sent. It works for 14 days',
  withdrawn: 'The invitation is withdrawn',
  answered: 'The request is answered, and the person is told',
  duty: 'The duty is changed',
  removed: 'The person is no longer a member',
} as const;

export const loader = door(async ({ ctx, params, url }) => {
  const done = url.searchParams.get('done') ?? '';
  return {
    view: await viewMembers(ctx, params.slug ?? ''),
    done: Object.hasOwn(DONE, done) ? DONE[done as keyof typeof DONE] : null,
  };
});

const person = z.string().default('');
const form = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('invite'), email: z.string().default('') }),
  z.object({ intent: z.literal('withdraw'), invitation: z.string().default('') }),
  z.object({ intent: z.literal('answer'), person, answer: z.enum(['accept', 'decline']) }),
  z.object({
    intent: z.literal('duty'),
    person,
    duty: z.enum(MEMBERSHIP_DUTIES, { message: 'Choose a duty.' }),
  }),
  z.object({ intent: z.literal('remove'), person }),
  z.object({ intent: z.literal('leave') }),
]);

export const action = memberDoor(async ({ ctx, request, context, params }) => {
  const read = await readForm(request, context, form);
  if (!read.ok) return refuseForm(read.errors, read.values);
  const slug = params.slug ?? '';
  const input = read.data;
  const [answer, done] = await (async () => {
    switch (input.intent) {
      case 'invite':
        return [await inviteMember(ctx, { slug, email: input.email }), 'invited'] as const;
      case 'withdraw':
        return [
          await withdrawInvitation(ctx, { slug, invitationId: input.invitation }),
          'withdrawn',
        ] as const;
      case 'answer': {
        const accept = input.answer === 'accept';
        return [await answerJoinRequest(ctx, { slug, personId: input.person, accept }), 'answered'] as const;
      }
      case 'duty':
        return [await nameDuty(ctx, { slug, personId: input.person, duty: input.duty }), 'duty'] as const;
      case 'remove':
        return [await removeMember(ctx, { slug, personId: input.person }), 'removed'] as const;
      case 'leave':
        return [await leaveOrganisation(ctx, slug), 'left'] as const;
    }
  })();
  if (!answer.ok) return refuseAnswer(answer, read.values);
  if (done === 'left') return redirect(`/organisations/${slug}?done=left`);
  return redirect(`/organisations/${slug}/members?done=${done}`);
});

export const meta = ({ data }: { data: Awaited<ReturnType<typeof loader>> | undefined }) => [
  { title: data ? `Members of ${data.view.organisation.name}` : 'Members' },
];

export default function Members() {
  const { view, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const failure = isFormFailure(answer) ? answer : null;
  const { organisation, may } = view;
  const edits = view.members.find(({ isMe }) => isMe)?.edits ?? [];
  return (
    <Page
      title="Members"
      caption={organisation.name}
      crumbs={[
        { text: 'Home', href: '/' },
        { text: 'Organisations', href: '/organisations' },
        { text: organisation.name, href: `/organisations/${organisation.slug}` },
      ]}
      failure={failure}
    >
      {done && !failure ? <Notice kind="success" title={done} /> : null}
      {may.answer ? <RequestList requests={view.requests} /> : null}
      <MemberTable organisation={organisation.name} members={view.members} may={may} />
      {may.manage ? (
        <InvitationPart
          name={organisation.name}
          invitations={view.invitations}
          failure={failure?.values?.intent === 'invite' ? failure : null}
        />
      ) : view.attended && organisation.state === 'suspended' ? (
        <InsetText>
          <p>
            {organisation.name} is suspended, so nobody looks after its members now. They can leave it. The
            Secretariat can end the suspension (rule PM-34).
          </p>
        </InsetText>
      ) : view.attended ? (
        view.whyNot.map(({ sentence }) => (
          <p key={sentence}>Members are looked after by others: {sentence}</p>
        ))
      ) : (
        <InsetText>
          <p>
            Nobody who looks after the members of {organisation.name} can act now: it has no voting
            representative or alternate whose account works. Until it has one, the Secretariat answers people
            who ask to join, and can name any member the voting representative (rules PM-20 and PM-32).
          </p>
        </InsetText>
      )}
      {may.leave ? (
        <section aria-labelledby="leave">
          <h2 className="nhsuk-heading-m" id="leave">
            Leave {organisation.name}
          </h2>
          <p>You can no longer speak for it. What you wrote stays.</p>
          {edits.length === 0 ? null : (
            <>
              <p>The roles that you hold for it end with it, and the chairs of the standards are told:</p>
              <EditedList edits={edits} />
            </>
          )}
          {view.duty === 'representative' ? (
            <p>
              Nobody else belongs to it who could vote for it. When you have left, nobody speaks or votes for
              it until the Secretariat lets somebody in who asks to join and names that person voting
              representative (rules PM-32 and PM-33). If the organisation is to disappear from the lists, ask
              the Secretariat to suspend it.
            </p>
          ) : null}
          <Form intent="leave">
            <Button look="warning">Leave the organisation</Button>
          </Form>
        </section>
      ) : null}
      {view.duty === 'representative' && !may.leave ? (
        <p>
          To leave, name another voting representative first (rule PM-33). The Secretariat can name one for
          you.
        </p>
      ) : null}
    </Page>
  );
}
