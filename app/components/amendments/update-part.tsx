import type { UpdateView } from '../../services/amendments/view-update.server';
import { Button } from '../form/button';
import { Form } from '../form/form';
import type { FormFailure } from '../form/form-failure';
import { Tag } from '../tag';
import { ChangeSentences } from './change-sentences';
import { Conflict, type ConflictWords } from './conflict-wordings';

const words = (amended: string): ConflictWords => ({
  before: 'Then: when you began or last took changes in',
  now: 'In your amendment',
  proposed: `In ${amended} today`,
  takeNow: 'Keep the wording of your amendment',
  takeProposed: `Take the wording of ${amended}`,
});

export interface UpdatePartFormProps {
  readonly part: UpdateView['parts'][number];
  /** What the amendment changes: "the draft", "amendment A-3". */
  readonly amended: string;
  readonly failure: FormFailure | undefined;
  /** Whether the reader writes the amendment; others only read. */
  readonly writes: boolean;
}

/** One clause that changed in what the amendment is written on, with the form that takes it into the amendment. */
export function UpdatePartForm({ part, amended, failure, writes }: UpdatePartFormProps) {
  const prefix = `part-${part.id}-`;
  return (
    <section className="cc-review-part" aria-labelledby={`${prefix}name`}>
      <h3 className="nhsuk-heading-m" id={`${prefix}name`}>
        {part.name}
      </h3>
      <p>
        <Tag colour={part.needsDecision ? 'orange' : 'green'}>
          {part.needsDecision ? 'Would displace your words' : 'Fits beside your changes'}
        </Tag>
      </p>
      <ChangeSentences
        changes={part.changes.map((says) => ({ says }))}
        by={`${amended.charAt(0).toUpperCase()}${amended.slice(1)}`}
      />
      {part.reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      {writes && part.needsDecision ? (
        <Form intent="part" idPrefix={prefix} failure={failure}>
          <input type="hidden" name="partId" value={part.id} />
          <input type="hidden" name="reading" value={part.reading} />
          {part.conflicts.map((conflict) => (
            <Conflict key={conflict.id} conflict={conflict} words={words(amended)} decides />
          ))}
          <Button name="take" value="accept" small>
            Take this clause in
          </Button>
        </Form>
      ) : (
        part.conflicts.map((conflict) => (
          <Conflict key={conflict.id} conflict={conflict} words={words(amended)} decides={false} />
        ))
      )}
    </section>
  );
}
