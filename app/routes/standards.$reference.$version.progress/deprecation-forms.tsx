import { DateText } from '../../components/date-text';
import { Button } from '../../components/form/button';
import { DateInput } from '../../components/form/date-input';
import { TextArea } from '../../components/form/text-area';
import { TextInput } from '../../components/form/text-input';
import { SummaryList } from '../../components/summary-list';
import { TypedText } from '../../components/typed-text';
import type { ProgressView } from '../../services/versions/view-progress.server';
import type { DeskFailure } from './desk-failure';
import { DeskForm } from './desk-form';

interface DeprecationFormsProps {
  readonly desk: ProgressView;
  readonly failure: DeskFailure | undefined;
}

/** First the notice, which stands for 28 days; then the deprecation with the end of its phase-out. */
export function DeprecationForms({ desk: { version, may, usedIn }, failure }: DeprecationFormsProps) {
  if (version.deprecationNoticeAt !== null) {
    return (
      <>
        <p>
          Notice was given on <DateText at={version.deprecationNoticeAt} />. Reason:{' '}
          {version.deprecationReason}
        </p>
        <SummaryList
          rows={[
            { key: 'What takes its place', value: version.successor },
            { key: 'Products known to use it', value: <TypedText text={version.knownProducts} /> },
          ]}
        />
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
      <TextArea
        name="knownProducts"
        label="Products known to use it"
        hint="One a line, or that none is known. Those that somebody has stated stand here already."
        defaultValue={usedIn.join('\n')}
        rows={Math.max(3, usedIn.length)}
      />
      <Button look="secondary">Give notice of deprecation</Button>
    </DeskForm>
  );
}
