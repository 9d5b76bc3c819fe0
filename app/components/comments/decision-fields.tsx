import { DISPOSITIONS, IMPACTS } from '../../../db/words';
import { DISPOSITION_LABELS } from '../../domain/labels/comments';
import { IMPACT_LABELS } from '../../domain/labels/standards';
import type { CommentView } from '../../services/comments/view-comment.server';
import { Radios } from '../form/radios';
import { TextArea } from '../form/text-area';
import { TextInput } from '../form/text-input';

/** Decisions that others than the commenter make. */
const BY_DESK = DISPOSITIONS.filter((word) => word !== 'withdrawn');

const IMPACT_HINTS = {
  editorial: 'Nobody has to change a product',
  compatible: 'What follows the present text still does',
  breaking: 'What follows the present text may not any more',
} as const;

export interface DecisionFieldsProps {
  readonly longestReason: number;
  /** Name of the field for the comment that is repeated, where the form around has another of that name. */
  readonly duplicateField?: string;
  /** What stands in the fields before anybody typed. */
  readonly filledIn?: CommentView['filledIn'];
}

/** What a decision says: the fields of deciding and of proposing. */
export function DecisionFields({
  longestReason,
  duplicateField = 'duplicateOf',
  filledIn = null,
}: DecisionFieldsProps) {
  const impact = (
    <Radios
      name="impact"
      label="How far does the change reach?"
      labelSize="s"
      hint="Needed when the text changes: Accepted, or Accepted with changes."
      small
      {...(filledIn === null || filledIn.impact === null ? {} : { defaultValue: filledIn.impact })}
      options={IMPACTS.map((value) => ({ value, label: IMPACT_LABELS[value], hint: IMPACT_HINTS[value] }))}
    />
  );
  return (
    <>
      <Radios
        name="disposition"
        label="Decision"
        labelSize="s"
        {...(filledIn === null
          ? {}
          : {
              defaultValue: filledIn.disposition,
              hint: 'Filled in from the sheet that the comment came with. Nothing is decided until you record it.',
            })}
        small
        options={BY_DESK.map((value) => ({
          value,
          label: DISPOSITION_LABELS[value],
          ...(value === 'duplicate'
            ? {
                reveals: (
                  <TextInput
                    name={duplicateField}
                    label="Which comment does it repeat?"
                    hint="Its number, such as C-12. Both numbers keep working."
                    width={10}
                    {...(filledIn === null ? {} : { defaultValue: filledIn.duplicateOf })}
                  />
                ),
              }
            : {}),
        }))}
      />
      {impact}
      <TextArea
        name="reason"
        label="Reason"
        labelSize="s"
        hint="Public. Needed for every decision but plain Accepted."
        rows={4}
        {...(filledIn === null ? {} : { defaultValue: filledIn.reason })}
        maxCharacters={longestReason}
      />
    </>
  );
}
