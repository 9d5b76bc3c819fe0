import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import type { FormFailure } from '../../components/form/form-failure';
import { Radios } from '../../components/form/radios';
import { TextArea } from '../../components/form/text-area';
import { Refusal } from '../../components/refusal';
import { OBJECTION_ANSWER_LABELS } from '../../domain/labels';
import type { ObjectionView } from '../../services/objections/view-objections.server';

interface AnswerFormProps {
  readonly objection: ObjectionView;
  readonly failure: FormFailure | undefined;
}

/** The answer of a Lead who had no part in what is objected to; or why this Lead cannot give it. */
export function AnswerForm({ objection, failure }: AnswerFormProps) {
  if (objection.answeredAt !== null || !objection.isLead) return null;
  if (objection.refusal.length > 0) {
    return (
      <Refusal
        title="You cannot answer this objection"
        reasons={objection.refusal.map(({ sentence, help }) => ({ sentence, cure: help }))}
      />
    );
  }
  return (
    <Form failure={failure}>
      <h2 className="nhsuk-heading-l">Your answer</h2>
      <Radios
        name="outcome"
        label="The objection is"
        options={objection.answers.map((value) => ({ value, label: OBJECTION_ANSWER_LABELS[value] }))}
      />
      <TextArea name="answer" label="Answer" hint="It is public. Say what happens because of it." rows={6} />
      <Button>Publish the answer</Button>
    </Form>
  );
}
