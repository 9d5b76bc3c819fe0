import { EmptyState } from '../../components/empty-state';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import type { FormFailure } from '../../components/form/form-failure';
import { Refusal } from '../../components/refusal';
import { VersionStateTag } from '../../components/state-tag';
import type { PatchView } from '../../services/patches/view-patch.server';

interface PreparePartProps {
  readonly view: PatchView;
  readonly failure: FormFailure | undefined;
}

/** Of a published version: its patches, and how the next one is begun. */
export function PreparePart({ view: { version, patch, patches, prepare }, failure }: PreparePartProps) {
  if (prepare === null) return null;
  const { mine, number, refusal } = prepare;
  return (
    <section aria-labelledby="prepare">
      <h2 className="nhsuk-heading-l" id="prepare">
        {patch === null ? 'Patches so far, and the next one' : `Patches of version ${version.number}`}
      </h2>
      {patches.length === 0 ? (
        <EmptyState title="There is no patch of this version" headingLevel={3}>
          {mine
            ? 'You can begin one below.'
            : 'The chair and the editors of the standard prepare patches. A comment tells them of a slip.'}
        </EmptyState>
      ) : (
        <ul className="nhsuk-list">
          {patches.map((patch) => (
            <li key={patch.number}>
              <a href={patch.path}>Patch {patch.number}</a> <VersionStateTag state={patch.state} />
            </li>
          ))}
        </ul>
      )}
      {mine && refusal.length > 0 ? (
        <Refusal title="A patch cannot be begun now" headingLevel={3} reasons={refusal} />
      ) : null}
      {number === null ? null : (
        <Form failure={failure}>
          <input type="hidden" name="intent" value="prepare" />
          <p>
            Version {number} begins with the published text, its artefacts and the open editorial comments on
            it. Whoever edits this version edits the patch.
          </p>
          <Button>Prepare patch {number}</Button>
        </Form>
      )}
    </section>
  );
}
