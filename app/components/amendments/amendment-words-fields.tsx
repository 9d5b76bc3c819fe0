import { AMENDMENT_TYPES, IMPACTS } from '../../../db/words';
import { LONGEST_RATIONALE } from '../../domain/amendment-limits';
import { AMENDMENT_TYPE_LABELS, IMPACT_LABELS } from '../../domain/labels';
import { Radios } from '../form/radios';
import { TextArea } from '../form/text-area';
import { TextInput } from '../form/text-input';

const TYPE_HINTS = {
  editorial: 'Wording, spelling or layout, without change of meaning',
  technical: 'What the standard asks for',
} as const;

const IMPACT_HINTS = {
  editorial: 'Nobody has to change anything',
  compatible: 'What conforms today still conforms',
  breaking: 'Some of what conforms today no longer will',
} as const;

export interface AmendmentWordsFieldsProps {
  readonly values?: {
    readonly title: string;
    readonly rationale: string;
    readonly type: string | null;
    readonly impact: string | null;
    readonly comments: string;
  };
}

/** What is said about an amendment beside its text. */
export function AmendmentWordsFields({ values }: AmendmentWordsFieldsProps) {
  return (
    <>
      <TextInput
        name="title"
        label="Short name"
        labelSize="s"
        optional
        hint="So that people can tell it from others, such as “Answer within six hours”"
        defaultValue={values?.title}
      />
      <TextArea
        name="rationale"
        label="Why should the text change?"
        labelSize="s"
        hint="It is public, with your name."
        rows={6}
        maxCharacters={LONGEST_RATIONALE}
        defaultValue={values?.rationale}
      />
      <Radios
        name="type"
        label="What is the change about?"
        labelSize="s"
        defaultValue={values?.type ?? undefined}
        options={AMENDMENT_TYPES.map((value) => ({
          value,
          label: AMENDMENT_TYPE_LABELS[value],
          hint: TYPE_HINTS[value],
        }))}
      />
      <Radios
        name="impact"
        label="How far does it reach?"
        labelSize="s"
        defaultValue={values?.impact ?? undefined}
        options={IMPACTS.map((value) => ({ value, label: IMPACT_LABELS[value], hint: IMPACT_HINTS[value] }))}
      />
      <TextInput
        name="comments"
        label="Comments it answers"
        labelSize="s"
        optional
        hint="Their numbers, such as C-3, C-7"
        defaultValue={values?.comments}
      />
    </>
  );
}
