import { dayInLondon } from '../../components/dates';
import { Details } from '../../components/details';
import { AsShown } from '../../components/form/as-shown';
import { Button } from '../../components/form/button';
import { DateInput } from '../../components/form/date-input';
import { TextArea } from '../../components/form/text-area';
import { TextInput } from '../../components/form/text-input';
import { dayInWords } from '../../domain/london-time';
import type { ProgressView } from '../../services/versions/view-progress.server';
import { type DeskFailure, failureOf } from './desk-failure';
import { DeskForm } from './desk-form';

interface CorrectNoticePartProps {
  readonly desk: ProgressView;
  readonly failure: DeskFailure | undefined;
}

/** How a Lead corrects what the public is told of the end of a version, or takes it back before the deprecation. */
export function CorrectNoticePart({ desk, failure }: CorrectNoticePartProps) {
  const { version, notice } = desk;
  if (notice === null) return null;
  const ends = version.state === 'deprecated' ? version.phaseOutEndsAt : null;
  return (
    <>
      <Details summary="Correct this notice" open={failureOf(failure, 'correct-notice') !== undefined}>
        <DeskForm intent="correct-notice" failure={failure}>
          <AsShown
            shownHash={notice.shownHash}
            now={[
              { field: 'reason', label: 'Reason', value: version.deprecationReason },
              { field: 'successor', label: 'What takes its place', value: version.successor },
              { field: 'knownProducts', label: 'Products known to use it', value: version.knownProducts },
              {
                field: 'phaseOutEnds',
                label: 'End of the phase-out',
                value: ends === null ? '' : dayInWords(ends),
              },
            ]}
          />
          <TextArea name="reason" label="Reason" rows={3} defaultValue={version.deprecationReason} />
          <TextInput
            name="successor"
            label="What takes its place"
            hint={
              ends === null
                ? 'A reference such as STD-0042 2.0.0, or “nothing”. Where it names another successor the 28 days begin anew.'
                : 'A reference such as STD-0042 2.0.0, or “nothing”'
            }
            defaultValue={version.successor}
          />
          <TextArea
            name="knownProducts"
            label="Products known to use it"
            hint="One a line, or that none is known"
            defaultValue={version.knownProducts}
            rows={3}
          />
          {ends === null ? null : (
            <DateInput
              name="phaseOutEnds"
              label="End of the phase-out"
              hint="It can be put off, and not be brought forward: those who use the version count on it."
              defaultValue={dayInLondon(ends)}
            />
          )}
          <TextArea
            name="why"
            label="Why it is corrected"
            hint="It is public, and everybody who follows the standard is told."
            rows={2}
          />
          <Button look="secondary">Correct the notice</Button>
        </DeskForm>
      </Details>
      {notice.mayTakeBack ? (
        <Details summary="Take this notice back" open={failureOf(failure, 'take-notice-back') !== undefined}>
          <DeskForm intent="take-notice-back" failure={failure}>
            <TextArea
              name="why"
              label="Why it is taken back"
              hint="It is public, and everybody who follows the standard is told. The record keeps the notice."
              rows={2}
            />
            <Button look="secondary">Take the notice back</Button>
          </DeskForm>
        </Details>
      ) : null}
    </>
  );
}
