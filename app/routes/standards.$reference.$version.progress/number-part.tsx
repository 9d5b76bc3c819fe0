import { Details } from '../../components/details';
import { Button } from '../../components/form/button';
import { Radios } from '../../components/form/radios';
import { Refusal } from '../../components/refusal';
import type { ProgressView } from '../../services/versions/view-progress.server';
import { type DeskFailure, failureOf } from './desk-failure';
import { DeskForm } from './desk-form';

interface NumberPartProps {
  readonly desk: ProgressView;
  readonly failure: DeskFailure | undefined;
}

/** The number of a version that is not published: whether its changes allow it, and the others it may have. */
export function NumberPart({ desk: { version, number }, failure }: NumberPartProps) {
  if (version.publishedAt !== null) return null;
  return (
    <section aria-labelledby="number">
      <h2 className="nhsuk-heading-l" id="number">
        Number
      </h2>
      <p>
        Editorial changes raise the last part of a number, compatible ones the middle part and breaking ones
        the first. The greatest change decides: comments and amendments that were accepted, and what the
        record of the version says.
      </p>
      {number.unmet.length === 0 ? (
        <p>{version.number} is a number that the changes so far allow.</p>
      ) : (
        <Refusal title="Its changes do not allow this number" headingLevel={3} reasons={number.unmet} />
      )}
      {number.choosable.length === 0 ? null : (
        <Details summary="Give it another number" open={failureOf(failure, 'renumber') !== undefined}>
          <DeskForm intent="renumber" failure={failure}>
            <Radios
              name="number"
              label="Number"
              hint="The address with the former number leads to the new one for good."
              options={number.choosable.map((one) => ({ value: one, label: one }))}
              small
            />
            <Button look="secondary">Change the number</Button>
          </DeskForm>
        </Details>
      )}
    </section>
  );
}
