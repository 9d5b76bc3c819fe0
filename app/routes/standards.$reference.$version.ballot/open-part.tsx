import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import type { FormFailure } from '../../components/form/form-failure';
import { TextInput } from '../../components/form/text-input';
import { Refusal } from '../../components/refusal';
import type { EnrolmentView } from '../../services/ballots/view-enrolment.server';

interface OpenPartProps {
  readonly view: EnrolmentView;
  readonly failure: FormFailure | undefined;
}

/** For everybody: what is still missing. For the chair: the way to open the ballot. */
export function OpenPart({ view, failure }: OpenPartProps) {
  const { standard, version, rules } = view;
  return (
    <section aria-labelledby="open">
      <h2 className="nhsuk-heading-l" id="open">
        Open the ballot
      </h2>
      <Refusal title="This ballot cannot open yet" headingLevel={3} reasons={view.missing} />
      {view.mayOpen ? (
        <Form intent="open" failure={failure}>
          <p>
            The present text of the draft is frozen and named by its hash. Voters have {rules.periodDays}{' '}
            days, to the end of the last day, UK time. Nobody can change the text, the question or the rules
            after that.
          </p>
          <TextInput
            name="question"
            label="Question"
            hint="One sentence that can be answered with approve or do not approve."
            defaultValue={`Do you approve ${standard.title} ${version.number} for trial use?`}
          />
          <Button>Freeze the text and open the ballot</Button>
        </Form>
      ) : null}
    </section>
  );
}
