import { DateText } from '../../components/date-text';
import { SuspendedWords } from '../../components/organisations/suspended-words';
import { OrganisationStateTag } from '../../components/state-tag';
import { SummaryList } from '../../components/summary-list';
import { MEMBERSHIP_DUTY_LABELS, OFFICE_LABELS } from '../../domain/labels';
import type { AccountView } from '../../services/people/view-account.server';

/** For whom this person takes part, and what they hold for the installation. */
export function AccountOrganisations({ account }: { readonly account: AccountView }) {
  return (
    <SummaryList
      rows={[
        {
          key: 'Organisations',
          value:
            account.organisations.length === 0 ? (
              <>
                None. You take part as yourself. <a href="/organisations">Join or add an organisation</a>.
              </>
            ) : (
              <ul className="nhsuk-list nhsuk-u-margin-bottom-0">
                {account.organisations.map(({ slug, name, duty, state, suspensionReason }) => (
                  <li key={slug}>
                    <a href={`/organisations/${slug}`}>{name}</a>,{' '}
                    {MEMBERSHIP_DUTY_LABELS[duty].toLowerCase()}{' '}
                    {state === 'verified' ? null : <OrganisationStateTag state={state} />}
                    {state === 'suspended' ? (
                      <div className="nhsuk-body-s">
                        <SuspendedWords reason={suspensionReason} />
                      </div>
                    ) : null}
                  </li>
                ))}
              </ul>
            ),
        },
        {
          key: 'Offices',
          value:
            account.offices.length === 0
              ? null
              : account.offices.map((office) => OFFICE_LABELS[office]).join(', '),
        },
        { key: 'Account since', value: <DateText at={account.memberSince} /> },
      ]}
    />
  );
}
