import { DateText } from '../../components/date-text';
import { SummaryList } from '../../components/summary-list';
import {
  INTEREST_CATEGORY_LABELS,
  MEMBERSHIP_DUTY_LABELS,
  ORGANISATION_KIND_LABELS,
} from '../../domain/labels';
import type { viewOrganisation } from '../../services/organisations/view-organisation.server';

export type OrganisationView = Awaited<ReturnType<typeof viewOrganisation>>;

/** Who the organisation is, and who speaks for it. */
export function OrganisationFacts({ organisation }: { readonly organisation: OrganisationView }) {
  const { parent, subsidiaries, representatives, website } = organisation;
  return (
    <SummaryList
      rows={[
        { key: 'Kind', value: ORGANISATION_KIND_LABELS[organisation.kind] },
        { key: 'Interest category', value: INTEREST_CATEGORY_LABELS[organisation.interestCategory] },
        { key: 'Verified', value: <Verified organisation={organisation} /> },
        {
          key: 'Owned by',
          value: parent ? (
            <>
              <a href={`/organisations/${parent.slug}`}>{parent.name}</a>
              {organisation.verifiedAt === null
                ? ', as this organisation says. The Secretariat has not verified it.'
                : '. They have one vote together in every ballot that opens while this is so.'}
            </>
          ) : null,
        },
        {
          key: 'Owns',
          value:
            subsidiaries.length === 0 ? null : (
              <ul className="nhsuk-list nhsuk-u-margin-bottom-0">
                {subsidiaries.map(({ slug, name }) => (
                  <li key={slug}>
                    <a href={`/organisations/${slug}`}>{name}</a>
                  </li>
                ))}
              </ul>
            ),
        },
        {
          key: 'Votes for it',
          value:
            representatives.length === 0 ? (
              'Nobody at the moment'
            ) : (
              <ul className="nhsuk-list nhsuk-u-margin-bottom-0">
                {representatives.map(({ name, duty }) => (
                  <li key={duty}>
                    {name}, {MEMBERSHIP_DUTY_LABELS[duty].toLowerCase()}
                  </li>
                ))}
              </ul>
            ),
        },
        {
          key: 'Members',
          value: `${organisation.members} ${organisation.members === 1 ? 'person' : 'people'}`,
        },
        {
          key: 'Website',
          value: website ? (
            <a href={website} rel="noopener nofollow">
              {website.replace(/^https?:\/\//, '').replace(/\/$/, '')}
            </a>
          ) : null,
        },
        { key: 'On the portal since', value: <DateText at={organisation.onPortalSince} /> },
      ]}
    />
  );
}

function Verified({ organisation }: { readonly organisation: OrganisationView }) {
  if (!organisation.verifiedAt) return 'Not yet. The Secretariat checks who it is.';
  return (
    <>
      On <DateText at={organisation.verifiedAt} />
      {organisation.verifiedBy ? ` by ${organisation.verifiedBy}, Secretariat` : ''}
    </>
  );
}
