import { Button } from '../../components/form/button';
import { FileUpload } from '../../components/form/file-upload';
import { Form } from '../../components/form/form';
import type { FormFailure } from '../../components/form/form-failure';
import { TextInput } from '../../components/form/text-input';

/** Adds files to a version: one, several, or an archive of them. */
export function AddArtefacts({ failure }: { readonly failure: FormFailure | undefined }) {
  const own = failure?.values?.intent === 'add' ? failure : undefined;
  return (
    <section aria-labelledby="add">
      <h2 className="nhsuk-heading-l" id="add">
        Add artefacts
      </h2>
      <p>
        FHIR R4 resources (JSON or XML), OpenAPI descriptions (YAML or JSON) with the files they refer to,
        JSON Schema, XML Schema and examples. Each file is checked; those that are not valid are listed with
        what to mend, and the others are kept. A file with the name of one that is here takes its place.
      </p>
      <Form intent="add" failure={own} idPrefix="add-" multipart>
        <FileUpload
          name="files"
          label="Files"
          hint="Several files, or one ZIP file with folders. Up to 4 MB each and 32 MB together."
          accept=".json,.yaml,.yml,.xml,.xsd,.zip"
          multiple
        />
        <TextInput
          name="folder"
          label="Folder (optional)"
          hint="Such as “examples”. Files that refer to each other need the folders they have on your machine."
        />
        <Button>Check and add</Button>
      </Form>
    </section>
  );
}
