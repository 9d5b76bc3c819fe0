import { SENSE_POSITIONS } from '../../../db/words';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import type { FormFailure } from '../../components/form/form-failure';
import { Radios } from '../../components/form/radios';
import { Select } from '../../components/form/select';
import { TextArea } from '../../components/form/text-area';
import { SENSE_POSITION_LABELS } from '../../domain/labels';
import type { SenseCheckView } from '../../services/sense-checks/view-sense-check.server';

interface AnswerFormProps {
  readonly view: SenseCheckView;
  readonly failure: FormFailure | undefined;
}

/** The answer for one's organisation, or who may answer. */
export function AnswerForm({ view, failure }: AnswerFormProps) {
  if (!view.open) return null;
  const [first, ...others] = view.mine;
  if (first === undefined) {
    return (
      <p>
        {view.signedIn ? (
          'Members of verified organisations answer for them. You belong to none that is verified.'
        ) : (
          <>
            <a href={`/sign-in?to=/sense-checks/${view.id}`}>Sign in</a> to answer for your organisation.
          </>
        )}
      </p>
    );
  }
  return (
    <Form failure={failure}>
      <h2 className="nhsuk-heading-l">Answer for your organisation</h2>
      {others.length === 0 ? (
        <input type="hidden" name="organisationId" value={first.id} />
      ) : (
        <Select
          name="organisationId"
          label="For which organisation?"
          options={view.mine.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Radios
        name="position"
        label={others.length === 0 ? `What does ${first.name} say?` : 'What does it say?'}
        hint="You can answer again until the close. The last answer counts."
        options={SENSE_POSITIONS.map((value) => ({ value, label: SENSE_POSITION_LABELS[value] }))}
      />
      <TextArea name="reason" label="Reason" hint="It is public." rows={3} maxCharacters={2000} />
      <Button>Save the answer</Button>
    </Form>
  );
}
