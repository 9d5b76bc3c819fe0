import type { ReviewPart } from '../../services/amendments/view-review.server';
import { Details } from '../details';
import { Button } from '../form/button';
import { ButtonGroup } from '../form/button-group';
import { Form } from '../form/form';
import type { FormFailure } from '../form/form-failure';
import { TextArea } from '../form/text-area';
import { Tag } from '../tag';
import { ChangeSentences } from './change-sentences';
import { Conflict, type ConflictWords } from './conflict-wordings';

export interface ReviewPartFormProps {
  readonly part: ReviewPart;
  readonly failure: FormFailure | undefined;
  /** Whether the reader decides it; others only read. */
  readonly decides: boolean;
}

const WORDS: ConflictWords = {
  before: 'Then: when the amendment was begun',
  now: 'Now: today’s draft',
  proposed: 'Proposed',
  takeNow: 'Today’s wording',
  takeProposed: 'The proposed wording',
};

/** One clause of an amendment beside today's draft, with the form that decides it. */
export function ReviewPartForm({ part, failure, decides }: ReviewPartFormProps) {
  const prefix = `part-${part.id}-`;
  return (
    <section className="cc-review-part" aria-labelledby={`${prefix}name`}>
      <h3 className="nhsuk-heading-m" id={`${prefix}name`}>
        {part.name}
      </h3>
      <p>
        <Tag colour={part.needsDecision ? 'orange' : 'green'}>
          {part.needsDecision ? 'Needs a decision of its own' : 'Can be taken as it is'}
        </Tag>
      </p>
      <ChangeSentences changes={part.changes.map((says) => ({ says }))} />
      {part.reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      {decides ? (
        <Form intent="part" idPrefix={prefix} failure={failure}>
          <input type="hidden" name="partId" value={part.id} />
          <input type="hidden" name="reading" value={part.reading} />
          {part.conflicts.map((conflict) => (
            <Conflict key={conflict.id} conflict={conflict} words={WORDS} decides />
          ))}
          <Details summary="Do not take this clause" open={failure?.errors.reason !== undefined}>
            <TextArea
              name="reason"
              label="Reason"
              labelSize="s"
              hint="Its authors and the public read it."
              rows={3}
            />
            <Button name="take" value="reject" look="secondary" small>
              Leave the draft as it is
            </Button>
          </Details>
          <ButtonGroup>
            <Button name="take" value="accept" small>
              {part.needsDecision ? 'Decide this clause' : 'Accept this clause'}
            </Button>
          </ButtonGroup>
        </Form>
      ) : (
        part.conflicts.map((conflict) => (
          <Conflict key={conflict.id} conflict={conflict} words={WORDS} decides={false} />
        ))
      )}
    </section>
  );
}
