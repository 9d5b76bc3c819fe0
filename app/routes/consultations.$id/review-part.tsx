import { BarTable } from '../../components/bar-table';
import { Details } from '../../components/details';
import { TypedText } from '../../components/typed-text';
import { INTEREST_CATEGORY_LABELS } from '../../domain/labels';
import type { ConsultationView } from '../../services/consultations/view-consultation.server';

/** Who was offered a chance to take part and who took it. */
export function ReviewPart({ view }: { readonly view: ConsultationView }) {
  const { review, invitations, invited, invitedCategories, uninvited } = view;
  const took = invitations.filter(({ tookPart }) => tookPart).length;
  return (
    <section aria-labelledby="who">
      <h2 className="nhsuk-heading-l" id="who">
        Who was invited, and who took part
      </h2>
      <TypedText text={invited} />
      {invitedCategories.length === 0 ? null : (
        <p>
          Every verified organisation of these categories was invited on this portal:{' '}
          {invitedCategories.map((category) => INTEREST_CATEGORY_LABELS[category]).join(', ')}.
        </p>
      )}
      <p>
        {took} of {invitations.length} invited {invitations.length === 1 ? 'organisation' : 'organisations'}{' '}
        took part
        {uninvited.length === 0 ? '' : `, ${uninvited.length} more without an invitation on this portal`}
        {review.people === 0
          ? '.'
          : `, and ${review.people} ${review.people === 1 ? 'person' : 'people'} in their own name.`}
      </p>
      <BarTable
        caption="Organisations that took part, by interest category"
        what="Interest category"
        measure="Took part, of those invited"
        bars={review.categories.map(({ category, offered, taken, unasked: more }) => ({
          label: INTEREST_CATEGORY_LABELS[category],
          value: taken,
          of: offered,
          ...(more === 0 ? {} : { besides: `and ${more} more without an invitation` }),
        }))}
      />
      {uninvited.length === 0 ? null : (
        <>
          <p>These organisations took part without an invitation on this portal:</p>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {uninvited.map(({ name, path, interestCategory }) => (
              <li key={path}>
                <a href={path}>{name}</a>
                {interestCategory === null ? '' : `, ${INTEREST_CATEGORY_LABELS[interestCategory]}`}
              </li>
            ))}
          </ul>
        </>
      )}
      {invitations.length === 0 ? null : (
        <Details summary={`The ${invitations.length} invited organisations`}>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {invitations.map(({ name, path, tookPart, byName }) => (
              <li key={path}>
                <a href={path}>{name}</a>
                {byName ? ', by name' : ''}: {tookPart ? 'took part' : 'has not taken part'}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </section>
  );
}
