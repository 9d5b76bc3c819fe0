import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import type { FormFailure } from '../../components/form/form-failure';
import { Radios } from '../../components/form/radios';
import { ChooseFile } from '../../components/importing/choose-file';
import { InsetText } from '../../components/inset-text';
import type { StartView } from '../../services/versions/view-start.server';

interface ChooseSourceProps {
  readonly view: StartView;
  readonly failure: FormFailure | undefined;
}

/** What the draft begins with: the draft before it as it was left, the published text, the skeleton, or a file. */
export function ChooseSource({ view: { basedOn, sources, chosen, left }, failure }: ChooseSourceProps) {
  const lacks = left?.lacks.join(' and ') ?? '';
  const options = {
    left: {
      label: `The draft of ${left?.number} as it was left`,
      hint: `${lacks === '' ? '' : `It lacks the corrections of ${lacks}: make them in it again. `}What was written beside the ballot is in it, each part by whoever wrote it. Comments that were applied there are marked as applied here; those that you may not mark wait for the chair.`,
    },
    published: {
      label: `The published text of ${basedOn}`,
      hint: `${lacks === '' ? '' : `It lacks what was written in the draft of ${left?.number} beside its ballot. `}Clauses and requirements keep their ids, so that the two can be compared.`,
    },
    template: {
      label: 'The template',
      hint: 'The skeleton of a standard, with a line under each heading on what belongs there.',
    },
    file: {
      label: 'A Word, HTML or Markdown file',
      hint: 'You see what becomes of it before anything is made.',
      reveals: <ChooseFile />,
    },
  };
  return (
    <Form failure={failure} multipart>
      {left?.correctionsPath ? (
        <InsetText>
          <p>
            Since the draft of {left.number} was left, {lacks} corrected its published text (rule LC-55), so
            you choose which of the two the new draft begins with.{' '}
            <a href={left.correctionsPath}>See what was corrected</a>.
          </p>
        </InsetText>
      ) : null}
      <Radios
        name="source"
        label="What does the draft begin with?"
        labelSize="m"
        options={sources.map((value) => ({ value, ...options[value] }))}
        defaultValue={chosen ?? undefined}
      />
      <Button>Continue</Button>
    </Form>
  );
}
