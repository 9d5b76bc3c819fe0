import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { DateText } from '../../components/date-text';
import { Button } from '../../components/form/button';
import { ButtonGroup } from '../../components/form/button-group';
import { ButtonLink } from '../../components/form/button-link';
import { Form } from '../../components/form/form';
import { Page } from '../../components/page';
import { refuseAnswer } from '../../http/answer.server';
import { readForm } from '../../http/form.server';
import { door, refuseForm } from '../../http/respond.server';
import { acceptInvitation, viewInvitation } from '../../services/organisations/accept-invitation.server';

export const loader = door(async ({ ctx, params, url }) => ({
  invitation: await viewInvitation(ctx, params.secret ?? ''),
  here: url.pathname,
}));

export const action = door(async ({ ctx, request, context, params }) => {
  const read = await readForm(request, context, z.object({}));
  if (!read.ok) return refuseForm(read.errors, read.values);
  const answer = await acceptInvitation(ctx, params.secret ?? '');
  if (!answer.ok) return refuseAnswer(answer, read.values);
  return redirect(`/organisations/${answer.result.slug}?done=joined`);
});

export const meta = () => [{ title: 'Invitation' }, { name: 'robots', content: 'noindex' }];

export default function Invitation() {
  const { invitation, here } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  const { organisation, state } = invitation;
  const to = encodeURIComponent(here);
  return (
    <Page title={`Join ${organisation.name}`} width="text" failure={failure}>
      <p>
        {invitation.invitedBy} invites you to join{' '}
        <a href={`/organisations/${organisation.slug}`}>{organisation.name}</a>. As a member you can speak for
        it in comments, and it can name you to vote for it.
      </p>
      {state === 'open' ? (
        <Form failure={failure}>
          <Button>Join {organisation.name}</Button>
        </Form>
      ) : null}
      {state === 'sign-in' ? (
        <>
          <p>
            Use the e-mail address that this invitation was sent to. The invitation works until{' '}
            <DateText at={invitation.expiresAt} />, and you come back to it.
          </p>
          <ButtonGroup>
            <ButtonLink href={`/sign-in?to=${to}`}>Sign in</ButtonLink>
            <ButtonLink href={`/register?to=${to}`} look="secondary">
              Create an account
            </ButtonLink>
          </ButtonGroup>
        </>
      ) : null}
      {state === 'other-address' ? (
        <p>
          This invitation was sent to another address than <strong>{invitation.signedInAs}</strong>, with
          which you are signed in. Sign out and sign in with that one, or ask {invitation.invitedBy} to invite
          you at yours.
        </p>
      ) : null}
      {state === 'accepted' ? <p>This invitation was accepted already.</p> : null}
      {state === 'withdrawn' ? (
        <p>This invitation was withdrawn. Ask {organisation.name} for a new one if you still want to join.</p>
      ) : null}
      {state === 'run-out' ? (
        <p>
          This invitation ran out on <DateText at={invitation.expiresAt} />. Ask {invitation.invitedBy} for a
          new one.
        </p>
      ) : null}
      {state === 'suspended' ? (
        <p>This organisation is suspended, so nobody can join it now. The Secretariat knows more.</p>
      ) : null}
    </Page>
  );
}
