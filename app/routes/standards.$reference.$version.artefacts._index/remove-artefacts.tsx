import { Details } from '../../components/details';
import { Button } from '../../components/form/button';
import { Checkboxes } from '../../components/form/checkboxes';
import { Form } from '../../components/form/form';
import type { FormFailure } from '../../components/form/form-failure';
import type { ListedArtefact } from '../../services/artefacts/artefact-set';

interface RemoveArtefactsProps {
  /** What the version has now. */
  readonly artefacts: readonly ListedArtefact[];
  readonly failure: FormFailure | undefined;
}

/** Takes artefacts out of what the version has now; the list is also what the next freezing takes. */
export function RemoveArtefacts({ artefacts, failure }: RemoveArtefactsProps) {
  if (artefacts.length === 0) return null;
  const own = failure?.values?.intent === 'remove' ? failure : undefined;
  return (
    <Details
      summary={`Take artefacts out (the version has ${artefacts.length} now)`}
      open={own !== undefined}
    >
      <Form intent="remove" failure={own} idPrefix="remove-" multipart>
        <Checkboxes
          name="paths"
          label="Which artefacts are to be taken out?"
          hint="What was frozen keeps them."
          small
          options={artefacts.map(({ path, title }) => ({
            value: path,
            label: path,
            ...(path.endsWith(title) ? {} : { hint: title }),
          }))}
        />
        <Button look="secondary">Take out</Button>
      </Form>
    </Details>
  );
}
