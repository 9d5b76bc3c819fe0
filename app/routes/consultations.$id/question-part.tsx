import { WrittenBy } from '../../components/comments/written-by';
import { Details } from '../../components/details';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import type { FormFailure } from '../../components/form/form-failure';
import { Select } from '../../components/form/select';
import { TextArea } from '../../components/form/text-area';
import { TypedText } from '../../components/typed-text';
import type { ConsultationView } from '../../services/consultations/view-consultation.server';

interface QuestionPartProps {
  readonly view: ConsultationView;
  readonly failure: FormFailure | undefined;
}

/** The questions, each with its answers, what became of them, and the form of whoever may answer. */
export function QuestionPart({ view, failure }: QuestionPartProps) {
  if (view.questions.length === 0) return null;
  return (
    <section aria-labelledby="questions">
      <h2 className="nhsuk-heading-l" id="questions">
        Questions
      </h2>
      {view.questions.map((question, at) => (
        <Question
          key={question.id}
          number={at + 1}
          question={question}
          view={view}
          failure={failure?.values?.questionId === question.id ? failure : undefined}
        />
      ))}
    </section>
  );
}

function Question({
  number,
  question,
  view,
  failure,
}: QuestionPartProps & {
  readonly number: number;
  readonly question: ConsultationView['questions'][number];
}) {
  const mine = question.answers.find((answer) => answer.mine);
  const { answers } = question;
  return (
    <section aria-labelledby={question.id} className="nhsuk-u-margin-bottom-6">
      <h3 className="nhsuk-heading-m" id={question.id}>
        {number}. {question.text}
      </h3>
      {question.outcome === '' ? null : (
        <>
          <h4 className="nhsuk-heading-s">What became of the answers</h4>
          <TypedText text={question.outcome} />
        </>
      )}
      {answers.length === 0 ? (
        <p>{view.open ? 'Nobody has answered yet.' : 'Nobody answered.'}</p>
      ) : (
        <Details
          summary={answers.length === 1 ? '1 answer' : `${answers.length} answers`}
          open={answers.length < 4}
        >
          <ul className="cc-comments">
            {answers.map((answer) => (
              <li key={answer.id} className="cc-comment">
                <WrittenBy author={answer.author} at={answer.at} editedAt={answer.editedAt} />
                <TypedText text={answer.body} />
              </li>
            ))}
          </ul>
        </Details>
      )}
      {view.may.comment ? (
        <Details
          summary={mine === undefined ? 'Answer this question' : 'Change your answer'}
          open={failure !== undefined}
        >
          <Form intent="answer" idPrefix={`${question.id}-`} failure={failure}>
            <input type="hidden" name="questionId" value={question.id} />
            <TextArea
              name="body"
              label="Your answer"
              labelSize="s"
              hint="Public, with your name. You can change it until the close."
              rows={5}
              {...(mine === undefined ? {} : { defaultValue: mine.body })}
            />
            <SpokenFor organisations={view.organisations} />
            <Button look="secondary">{mine === undefined ? 'Send the answer' : 'Save the answer'}</Button>
          </Form>
        </Details>
      ) : null}
    </section>
  );
}

function SpokenFor({ organisations }: Pick<ConsultationView, 'organisations'>) {
  if (organisations.length === 0) return <input type="hidden" name="organisationId" value="" />;
  return (
    <Select
      name="organisationId"
      label="For whom do you answer?"
      labelSize="s"
      options={[
        ...organisations.map(({ id, name }) => ({ value: id, label: name })),
        { value: '', label: 'In my own name' },
      ]}
    />
  );
}
