import { DateText } from '../../components/date-text';
import { Button } from '../../components/form/button';
import { DateInput } from '../../components/form/date-input';
import { TextArea } from '../../components/form/text-area';
import { TextInput } from '../../components/form/text-input';
import type { ProgressView } from '../../services/versions/view-progress.server';
import type { DeskFailure } from './desk-failure';
import { DeskForm } from './desk-form';

interface DeprecationFormsProps {
  readonly desk: ProgressView;
  readonly failure: DeskFailure | undefined;
}

/** First the notice, which stands for 28 days; then the deprecation with the end of its phase-out. */
export function DeprecationForms({ desk: { version, may }, failure }: DeprecationFormsProps) {
  if (version.deprecationNoticeAt !== null) {
    return (
      <>
        <p>
          Notice was given on <DateText at={version.deprecationNoticeAt} />. Reason:{' '}
          {version.deprecationReason}
        </p>
        <DeskForm intent="deprecate" failure={failure}>
          <DateInput
            name="phaseOutEnds"
            label="End of the phase-out"
            hint="On that day the version is retired."
          />
          <Button look="secondary">Deprecate this version</Button>
        </DeskForm>
      </>
    );
  }
  if (!may.giveNotice) return null;
  return (
    <DeskForm intent="notice" failure={failure}>
      <TextArea name="reason" label="Reason" hint="It is public." rows={3} />
      <TextInput
        name="successor"
        label="What takes its place"
        hint="A reference such as STD-0042 2.0.0, or “nothing”"
      />
      <TextArea name="knownProducts" label="Products known to use it" rows={3} />
      <Button look="secondary">Give notice of deprecation</Button>
    </DeskForm>
  );
}
