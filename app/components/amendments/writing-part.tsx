import { AMENDMENT_TYPE_LABELS, IMPACT_LABELS } from '../../domain/labels';
import type { AmendmentView } from '../../services/amendments/view-amendment.server';
import { AsShown } from '../form/as-shown';
import { Button } from '../form/button';
import { ButtonGroup } from '../form/button-group';
import { ButtonLink } from '../form/button-link';
import { Form } from '../form/form';
import { TextInput } from '../form/text-input';
import { WarningButton } from '../form/warning-button';
import { type AmendmentFailure, amendmentFailure, amendmentPrefix } from './amendment-form';
import { AmendmentWordsFields } from './amendment-words-fields';

export interface WritingPartProps {
  readonly view: AmendmentView;
  readonly failure: AmendmentFailure | undefined;
}

/** What its authors do with an amendment that is being written: text, reasons, people, submit. */
export function WritingPart({ view, failure }: WritingPartProps) {
  if (!view.may.write) return null;
  return (
    <>
      <h2 className="nhsuk-heading-l">Write it</h2>
      <ButtonGroup>
        <ButtonLink href={view.paths.text} look="secondary">
          Write the text in the editor
        </ButtonLink>
        <a href={view.paths.clauseForm}>Write a clause in a form</a>
      </ButtonGroup>
      <p>
        {view.ofAmendment ? `A${view.amended.slice(1)}` : 'The draft'} may have changed since you began.{' '}
        <a href={view.paths.update}>
          Take {view.ofAmendment ? 'its text of today' : 'today’s draft'} into your amendment
        </a>
      </p>
      <h2 className="nhsuk-heading-l" id="submit">
        Submit it
      </h2>
      <p>
        From then on everybody reads it, and{' '}
        {view.ofAmendment ? `those who write ${view.amended}` : 'the editors of the standard'} decide it.
      </p>
      <Form
        intent="submit"
        idPrefix={amendmentPrefix('submit')}
        failure={amendmentFailure(failure, 'submit') ?? amendmentFailure(failure, 'describe')}
      >
        <AsShown
          shownHash={view.shownHash}
          now={[
            { field: 'title', label: 'Short name', value: view.title },
            { field: 'rationale', label: 'Why should the text change?', value: view.rationale },
            {
              field: 'type',
              label: 'What is the change about?',
              value: view.type === null ? '' : AMENDMENT_TYPE_LABELS[view.type],
            },
            {
              field: 'impact',
              label: 'How far does it reach?',
              value: view.impact === null ? '' : IMPACT_LABELS[view.impact],
            },
            {
              field: 'comments',
              label: 'Comments it answers',
              value: view.comments.map(({ name }) => name).join(', '),
            },
          ]}
        />
        <AmendmentWordsFields
          values={{ ...view, comments: view.comments.map(({ name }) => name).join(', ') }}
        />
        <ButtonGroup>
          <Button>Submit the amendment</Button>
          <Button look="secondary" name="instead" value="describe">
            Save and go on later
          </Button>
        </ButtonGroup>
      </Form>
      <h2 className="nhsuk-heading-l">Write it with others</h2>
      <Form
        intent="invite"
        idPrefix={amendmentPrefix('invite')}
        failure={amendmentFailure(failure, 'invite')}
      >
        <TextInput
          name="person"
          label="Name or e-mail address"
          labelSize="s"
          hint="They need an account. They can write in the text at once."
        />
        <Button look="secondary">Invite</Button>
      </Form>
    </>
  );
}

/** What its authors do with an amendment that is not decided yet. */
export function TakeBackPart({ view }: { readonly view: AmendmentView }) {
  if (!view.may.revise && !view.may.withdraw) return null;
  return (
    <>
      <h2 className="nhsuk-heading-l">Take it back</h2>
      {view.may.revise ? (
        <Form intent="revise" idPrefix={amendmentPrefix('revise')}>
          <p>
            Revise it to write in it again. Positions that organisations took on the present wording do not
            count for the new one.
          </p>
          <Button look="secondary">Revise the amendment</Button>
        </Form>
      ) : null}
      {view.may.withdraw ? (
        <Form intent="withdraw" idPrefix={amendmentPrefix('withdraw')}>
          <p>A withdrawn amendment is not decided any more. This cannot be undone.</p>
          <WarningButton small>Withdraw the amendment</WarningButton>
        </Form>
      ) : null}
    </>
  );
}
