import { COMMENT_TYPES } from '../../../db/words';
import { COMMENT_TYPE_LABELS } from '../../domain/labels/comments';
import { Checkbox } from '../form/checkbox';
import { Radios } from '../form/radios';
import { Select } from '../form/select';
import { TextArea } from '../form/text-area';

const TYPE_HINTS = {
  general: 'About the standard as a whole, or its purpose',
  technical: 'About what it asks for, or whether that works',
  editorial: 'About wording, spelling or layout, without change of meaning',
  question: 'Something you need to understand first',
} as const;

export interface SpeaksFor {
  readonly id: string;
  readonly name: string;
}

/** Longest texts, in characters; given by the loader, so that page and service agree. */
export interface CommentLimits {
  readonly body: number;
  readonly proposedWording: number;
  readonly blockingReason: number;
}

export interface CommentFieldsProps {
  readonly organisations: readonly SpeaksFor[];
  readonly limits: CommentLimits;
}

/** The fields of a new comment. */
export function CommentFields({ organisations, limits }: CommentFieldsProps) {
  return (
    <>
      <Radios
        name="type"
        label="What kind of comment is it?"
        labelSize="s"
        options={COMMENT_TYPES.map((value) => ({
          value,
          label: COMMENT_TYPE_LABELS[value],
          hint: TYPE_HINTS[value],
        }))}
      />
      <TextArea
        name="body"
        label="Your comment"
        labelSize="s"
        hint="It is public, with your name. To mention somebody who works on the standard, write @ and their name."
        rows={8}
        maxCharacters={limits.body}
      />
      <TextArea
        name="proposedWording"
        label="Wording you propose instead"
        labelSize="s"
        optional
        hint="A comment with wording is easier to decide. A blocking comment cited in a ballot needs it."
        rows={4}
        maxCharacters={limits.proposedWording}
      />
      <Checkbox
        name="blocking"
        label="This comment is blocking"
        hint="Your organisation does not agree to the standard until it is resolved"
        reveals={
          <TextArea
            name="blockingReason"
            label="Why is it blocking?"
            rows={3}
            maxCharacters={limits.blockingReason}
          />
        }
      />
      <SpeakingFor organisations={organisations} />
    </>
  );
}

/** For whom somebody speaks: an organisation of theirs, or themselves. */
export function SpeakingFor({ organisations }: { readonly organisations: readonly SpeaksFor[] }) {
  const [first] = organisations;
  if (first === undefined) return null;
  return (
    <Select
      name="organisationId"
      label="Who are you speaking for?"
      labelSize="s"
      defaultValue={first.id}
      options={[
        ...organisations.map(({ id, name }) => ({ value: id, label: name })),
        { value: '', label: 'Only myself' },
      ]}
    />
  );
}
