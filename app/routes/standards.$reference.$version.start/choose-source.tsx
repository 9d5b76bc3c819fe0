import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import type { FormFailure } from '../../components/form/form-failure';
import { Radios } from '../../components/form/radios';
import { ChooseFile } from '../../components/importing/choose-file';
import type { StartView } from '../../services/versions/view-start.server';

interface ChooseSourceProps {
  readonly view: StartView;
  readonly failure: FormFailure | undefined;
}

/** What the draft begins with: the draft before it as it was left, the published text, the skeleton, or a file. */
export function ChooseSource({ view: { basedOn, sources }, failure }: ChooseSourceProps) {
  const options = {
    left: {
      label: `The draft of ${basedOn} as it was left`,
      hint: 'What was written beside the ballot is in it, each part by whoever wrote it. Comments that were applied there are marked as applied here; those that you may not mark wait for the chair.',
    },
    published: {
      label: `The published text of ${basedOn}`,
      hint: 'Clauses and requirements keep their ids, so that the two can be compared.',
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
      <Radios
        name="source"
        label="What does the draft begin with?"
        labelSize="m"
        options={sources.map((value) => ({ value, ...options[value] }))}
        defaultValue={sources[0] ?? 'template'}
      />
      <Button>Continue</Button>
    </Form>
  );
}
