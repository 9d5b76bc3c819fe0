import { SUPPORT_POSITIONS } from '../../../db/words';
import { LONGEST_REASON } from '../../domain/amendment-limits';
import { INTEREST_CATEGORY_LABELS, SUPPORT_POSITION_LABELS } from '../../domain/labels';
import type { AmendmentView } from '../../services/amendments/view-amendment.server';
import { Button } from '../form/button';
import { Form } from '../form/form';
import { Radios } from '../form/radios';
import { Select } from '../form/select';
import { TextArea } from '../form/text-area';
import { type AmendmentFailure, amendmentFailure, amendmentPrefix } from './amendment-form';
import { SupportLine } from './support-line';

export interface SupportPartProps {
  readonly view: AmendmentView;
  readonly failure: AmendmentFailure | undefined;
}

/** Which organisations support the amendment, and the form to say it for one's own. */
export function SupportPart({ view, failure }: SupportPartProps) {
  if (view.submittedAt === null) return null;
  const [first] = view.mySupport;
  return (
    <section aria-labelledby="support">
      <h2 className="nhsuk-heading-l" id="support">
        Support of organisations
      </h2>
      <SupportLine counts={view.support} />
      {view.positions.length === 0 ? null : (
        <ul className="nhsuk-list nhsuk-list--bullet">
          {view.positions.map(({ organisation, slug, category, position, reason }) => (
            <li key={slug}>
              <a href={`/organisations/${slug}`}>{organisation}</a> ({INTEREST_CATEGORY_LABELS[category]}):{' '}
              <strong>{SUPPORT_POSITION_LABELS[position]}</strong>
              {reason === '' ? null : <>. {reason}</>}
            </li>
          ))}
        </ul>
      )}
      {first === undefined ? null : (
        <Form
          intent="support"
          idPrefix={amendmentPrefix('support')}
          failure={amendmentFailure(failure, 'support')}
        >
          {view.mySupport.length === 1 ? (
            <input type="hidden" name="organisationId" value={first.id} />
          ) : (
            <Select
              name="organisationId"
              label="For which organisation?"
              labelSize="s"
              options={view.mySupport.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <Radios
            name="position"
            label={view.mySupport.length === 1 ? `What does ${first.name} say?` : 'What does it say?'}
            labelSize="s"
            hint="You can change this until the amendment is decided. The last answer counts."
            options={SUPPORT_POSITIONS.map((value) => ({ value, label: SUPPORT_POSITION_LABELS[value] }))}
          />
          <TextArea
            name="supportReason"
            label="Reason"
            labelSize="s"
            optional
            rows={3}
            maxCharacters={LONGEST_REASON}
          />
          <Button look="secondary">Save the position</Button>
        </Form>
      )}
    </section>
  );
}
