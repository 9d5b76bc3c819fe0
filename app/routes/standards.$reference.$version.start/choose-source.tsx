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

/** What the draft begins with: the skeleton, the published text, or a file. */
export function ChooseSource({ view: { basedOn }, failure }: ChooseSourceProps) {
  const published = {
    value: 'published',
    label: `The published text of ${basedOn}`,
    hint: 'Clauses and requirements keep their ids, so that the two can be compared.',
  };
  const others = [
    {
      value: 'template',
      label: 'The template',
      hint: 'The skeleton of a standard, with a line under each heading on what belongs there.',
    },
    {
      value: 'file',
      label: 'A Word, HTML or Markdown file',
      hint: 'You see what becomes of it before anything is made.',
      reveals: <ChooseFile />,
    },
  ];
  return (
    <Form failure={failure} multipart>
      <Radios
        name="source"
        label="What does the draft begin with?"
        labelSize="m"
        options={basedOn === null ? others : [published, ...others]}
        defaultValue={basedOn === null ? 'template' : 'published'}
      />
      <Button>Continue</Button>
    </Form>
  );
}
