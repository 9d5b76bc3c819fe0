import { AsShown } from '../../components/form/as-shown';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import type { FormFailure } from '../../components/form/form-failure';
import { TextInput } from '../../components/form/text-input';
import { Hash } from '../../components/hash';
import { Refusal } from '../../components/refusal';
import { BALLOT_AGAIN, SameTextFailed } from '../../components/same-text-failed';
import type { EnrolmentView } from '../../services/ballots/view-enrolment.server';

interface OpenPartProps {
  readonly view: EnrolmentView;
  readonly failure: FormFailure | undefined;
}

/** For everybody: what is still missing. For the chair: the way to open the ballot. */
export function OpenPart({ view, failure }: OpenPartProps) {
  const { standard, version, rules } = view;
  const typed = failure?.values?.intent === 'open' ? failure : undefined;
  const mandate = view.track === 'mandatory';
  // Who opens it is said below; what it lacks is said to everybody.
  const missing = view.missing.filter(({ rule }) => !rule.startsWith('PM-'));
  return (
    <section aria-labelledby="open">
      <h2 className="nhsuk-heading-l" id="open">
        Open the ballot
      </h2>
      {mandate && view.hash !== null ? (
        <Hash value={view.hash} label="Hash of the published text" labelled />
      ) : null}
      <SameTextFailed before={view.sameText} advice={BALLOT_AGAIN} />
      <Refusal title="This ballot cannot open yet" headingLevel={3} reasons={missing} />
      {missing.length === 0 && !view.mayOpen ? (
        <p>Nothing is missing. The chair of this standard opens the ballot.</p>
      ) : null}
      {view.mayOpen ? (
        <Form intent="open" failure={typed}>
          <AsShown {...view.shown} />
          <p>
            {mandate
              ? 'The ballot is about the published text and its hash.'
              : 'The present text of the draft is frozen and named by its hash.'}{' '}
            Voters have {rules.periodDays} days, to the end of the last day, UK time. Nobody can change the
            text, the question or the rules after that.
          </p>
          <TextInput
            name="question"
            label="Question"
            hint="One sentence that can be answered with approve or do not approve."
            defaultValue={
              mandate
                ? `Do you approve that ${standard.title} ${version.number} becomes mandatory?`
                : `Do you approve ${standard.title} ${version.number} for trial use?`
            }
          />
          <Button>{mandate ? 'Open the ballot on a mandate' : 'Freeze the text and open the ballot'}</Button>
        </Form>
      ) : null}
    </section>
  );
}
