import { INTEREST_CATEGORIES } from '../../../db/words';
import { Button } from '../../components/form/button';
import { Checkbox } from '../../components/form/checkbox';
import { Form } from '../../components/form/form';
import type { FormFailure } from '../../components/form/form-failure';
import { Radios } from '../../components/form/radios';
import { TextArea } from '../../components/form/text-area';
import { Refusal } from '../../components/refusal';
import { INTEREST_CATEGORY_LABELS } from '../../domain/labels/people';
import type { EnrolmentView } from '../../services/ballots/view-enrolment.server';

interface EnrolPartProps {
  readonly view: EnrolmentView;
  readonly failure: FormFailure | undefined;
}

/** The reader's organisations: enrol, take back, or why not. */
export function EnrolPart({ view, failure }: EnrolPartProps) {
  const here = `/standards/${view.standard.reference}/${view.version.number}/ballot`;
  return (
    <section aria-labelledby="enrol">
      <h2 className="nhsuk-heading-l" id="enrol">
        Enrol your organisation
      </h2>
      {view.signedIn ? null : (
        <p>
          <a href={`/sign-in?to=${here}`}>Sign in</a> to enrol your organisation as a voter.
        </p>
      )}
      {view.signedIn && view.mine.length === 0 ? (
        <p>
          You belong to no organisation. <a href="/organisations">Find or add yours</a> first.
        </p>
      ) : null}
      {view.mine.map((mine, at) => {
        const typed = failure?.values?.organisationId === mine.organisationId ? failure : undefined;
        const prefix = at === 0 ? '' : `${mine.organisationId}-`;
        return (
          <div key={mine.organisationId}>
            <h3 className="nhsuk-heading-m">{mine.name}</h3>
            {mine.listed && !mine.mayLeave ? (
              <p>
                {mine.name} is enrolled. Its representative or alternate can take it off the list (rule
                PM-17).
              </p>
            ) : mine.listed ? (
              <Form intent="leave">
                <p>{mine.name} is enrolled.</p>
                <input type="hidden" name="organisationId" value={mine.organisationId} />
                <Button look="secondary">Take it off the list</Button>
              </Form>
            ) : mine.unmet.length > 0 ? (
              <Refusal
                title="You cannot enrol this organisation"
                headingLevel={3}
                reasons={mine.unmet.map(({ sentence, help }) => ({ sentence, cure: help }))}
              />
            ) : (
              <Form intent="enrol" failure={typed} idPrefix={prefix}>
                <input type="hidden" name="organisationId" value={mine.organisationId} />
                <Radios
                  name="category"
                  label="Whose interest your organisation carries in this ballot"
                  defaultValue={mine.interestCategory}
                  options={INTEREST_CATEGORIES.map((value) => ({
                    value,
                    label: INTEREST_CATEGORY_LABELS[value],
                  }))}
                />
                <Checkbox
                  name="consultant"
                  label="We advise others for pay on this subject"
                  hint="Then the declaration names whose interest you carry."
                />
                <TextArea
                  name="declaration"
                  label="Declaration of interests"
                  optional
                  hint="Shown beside your vote."
                  rows={2}
                />
                <Button>Enrol {mine.name}</Button>
              </Form>
            )}
          </div>
        );
      })}
    </section>
  );
}
