import { EmptyState } from '../../components/empty-state';
import { ButtonLink } from '../../components/form/button-link';
import { Refusal } from '../../components/refusal';
import type { ProposingOrganisation } from '../../services/standards/view-proposal.server';

/** Why this person cannot propose yet, and what to do about it. */
export function NobodyToProposeFor({
  organisations,
}: {
  readonly organisations: readonly ProposingOrganisation[];
}) {
  if (organisations.length === 0) {
    return (
      <EmptyState
        title="You need an organisation to propose for"
        action={<ButtonLink href="/organisations">Find or create your organisation</ButtonLink>}
      >
        A standard is proposed in the name of a verified organisation. Join yours, or create it; the
        Secretariat verifies it.
      </EmptyState>
    );
  }
  return (
    <>
      {organisations.map(({ organisationId, name, refused }) => (
        <Refusal
          key={organisationId}
          title={`You cannot propose for ${name} now`}
          reasons={refused.map(({ sentence, help }) => ({ sentence, cure: help }))}
        />
      ))}
    </>
  );
}
