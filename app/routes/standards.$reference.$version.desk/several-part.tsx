import { DecisionFields } from '../../components/comments/decision-fields';
import { Details } from '../../components/details';
import { Button } from '../../components/form/button';
import type { FormFailure } from '../../components/form/form-failure';
import { Select } from '../../components/form/select';
import { TextInput } from '../../components/form/text-input';
import { STANDARD_ROLE_LABELS } from '../../domain/labels/people';
import type { DeskView } from '../../services/desk/view-desk.server';

/** What the action answered about the ticked comments. */
export interface SeveralFailure extends FormFailure {
  readonly several: string;
  readonly done?: readonly string[];
  readonly refused?: readonly { readonly name: string; readonly why: string }[];
}

interface SeveralPartProps {
  readonly desk: Pick<DeskView, 'workers'>;
  readonly failure: SeveralFailure | undefined;
  readonly longestReason: number;
}

/** What can be done to the ticked comments; it stands inside the form around the list. */
export function SeveralPart({ desk, failure, longestReason }: SeveralPartProps) {
  return (
    <fieldset className="nhsuk-fieldset cc-desk__several">
      <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">
        Do with the ticked comments
      </legend>
      <div className="cc-desk__buttons">
        <KeyedButton value="triage" letter="t">
          Mark as triaged
        </KeyedButton>
        <KeyedButton value="ask-for-input" letter="i">
          Ask for input
        </KeyedButton>
        <KeyedButton value="input-given">Input was given</KeyedButton>
      </div>
      <div data-key="a">
        <Select
          name="assigneeId"
          label="Who looks after them?"
          labelSize="s"
          options={[
            { value: '', label: 'Nobody' },
            ...desk.workers.map(({ id, name, role }) => ({
              value: id,
              label: `${name} (${STANDARD_ROLE_LABELS[role]})`,
            })),
          ]}
        />
        <KeyedButton value="assign">Save who looks after them</KeyedButton>
      </div>
      <div data-key="m">
        <Details summary="Merge into the comment that they repeat" open={failure?.several === 'merge'}>
          <TextInput
            name="duplicateOf"
            label="Which comment do they repeat?"
            labelSize="s"
            hint="Its number, such as C-12. Both numbers keep working."
            width={10}
          />
          <TextInput
            name="mergeReason"
            label="Reason"
            labelSize="s"
            hint="Public. Left empty, it names that comment."
          />
          <KeyedButton value="merge">Merge</KeyedButton>
        </Details>
      </div>
      <div data-key="p">
        <Details summary="Propose one decision for them" open={failure?.several === 'propose'}>
          <p>
            It stands when the seventh day after today is over, for every comment that nobody pulled out; the
            portal’s clock records it. More than one comment is a block.
          </p>
          <TextInput
            name="block"
            label="Name of the block"
            labelSize="s"
            hint="Such as “Editorial points on clause 4”. Not needed for a single comment."
          />
          <DecisionFields longestReason={longestReason} duplicateField="repeats" />
          <KeyedButton value="propose">Propose this decision</KeyedButton>
        </Details>
      </div>
    </fieldset>
  );
}

function KeyedButton({
  value,
  letter,
  children,
}: {
  readonly value: string;
  readonly letter?: string;
  readonly children: string;
}) {
  const button = (
    <Button look="secondary" small name="several" value={value}>
      {children}
    </Button>
  );
  return letter === undefined ? button : <span data-key={letter}>{button}</span>;
}
