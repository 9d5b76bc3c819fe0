import { Details } from '../../components/details';
import { TextArea } from '../../components/form/text-area';
import { WarningButton } from '../../components/form/warning-button';
import { MOVE_WORDS } from '../../components/move-words';
import { Refusal } from '../../components/refusal';
import type { ProgressView } from '../../services/versions/view-progress.server';
import { type DeskFailure, failureOf } from './desk-failure';
import { DeskForm } from './desk-form';

interface StopPartProps {
  readonly desk: ProgressView;
  readonly failure: DeskFailure | undefined;
}

/** Putting a version on hold or cancelling it, for those who may. */
export function StopPart({ desk, failure }: StopPartProps) {
  const stops = desk.next.filter(({ move, mine }) => mine && (move === 'hold' || move === 'cancel'));
  if (stops.length === 0) return null;
  return (
    <section aria-labelledby="stop">
      <h2 className="nhsuk-heading-l" id="stop">
        Hold or cancel
      </h2>
      {stops.map(({ move, waitsFor }) => (
        <Details key={move} summary={MOVE_WORDS[move].title} open={failureOf(failure, move) !== undefined}>
          <p>{MOVE_WORDS[move].explains}</p>
          {waitsFor.length > 0 ? (
            <Refusal title="This cannot be done now" headingLevel={3} reasons={waitsFor} />
          ) : (
            <DeskForm intent={move} failure={failure}>
              <TextArea name="reason" label="Reason" hint="It is public." rows={3} />
              <WarningButton>{MOVE_WORDS[move].title}</WarningButton>
            </DeskForm>
          )}
        </Details>
      ))}
    </section>
  );
}
