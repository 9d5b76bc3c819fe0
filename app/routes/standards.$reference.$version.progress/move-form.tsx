import { dayInLondon } from '../../components/dates';
import { Button } from '../../components/form/button';
import { ButtonLink } from '../../components/form/button-link';
import { Checkbox } from '../../components/form/checkbox';
import { Checkboxes } from '../../components/form/checkboxes';
import { DateInput } from '../../components/form/date-input';
import { Radios } from '../../components/form/radios';
import { Select } from '../../components/form/select';
import { TextArea } from '../../components/form/text-area';
import { INTEREST_CATEGORY_LABELS, LANE_LABELS } from '../../domain/labels';
import type { NextMove } from '../../services/versions/next-moves.server';
import type { ProgressView } from '../../services/versions/view-progress.server';
import { DeprecationForms } from './deprecation-forms';
import type { DeskFailure } from './desk-failure';
import { DeskForm } from './desk-form';

interface MoveFormProps {
  readonly next: NextMove;
  readonly desk: ProgressView;
  readonly failure: DeskFailure | undefined;
}

/** The form by which a move is made, for those who make it. */
export function MoveForm({ next, desk, failure }: MoveFormProps) {
  const { standard, version, ballots } = desk;
  const here = `/standards/${standard.reference}/${version.number}`;
  switch (next.move) {
    case 'begin-drafting':
      return <BeginDrafting desk={desk} failure={failure} />;
    case 'open-consultation':
      return version.documentId === null ? (
        <ButtonLink href={`${here}/start`}>Start the draft</ButtonLink>
      ) : (
        <DeskForm intent="open-consultation" failure={failure}>
          <DateInput
            name="closes"
            label="Closing day"
            hint="It closes at the end of that day, UK time. The first consultation is open for at least 28 days, a later one for 14."
            defaultValue={dayInLondon(desk.earliestClose)}
          />
          <TextArea
            name="asks"
            label="What is asked"
            hint="It is public. Left empty, the page asks for comments on the text and for answers to your questions."
            optional
            rows={3}
          />
          <TextArea
            name="questions"
            label="Questions"
            hint="One a line. They are answered beside the comments on the text; there need not be any."
            rows={3}
          />
          <TextArea
            name="use"
            label="How the answers are used"
            hint="It is public. Left empty, the page says what the rules promise: each comment is decided, with its reason."
            optional
            rows={2}
          />
          <Checkboxes
            name="categories"
            label="Invite every verified organisation of"
            hint="Their representatives are told at once."
            small
            options={Object.entries(INTEREST_CATEGORY_LABELS).map(([value, label]) => ({ value, label }))}
          />
          <TextArea
            name="organisations"
            label="Invite these organisations as well"
            hint="Their names as on this portal, one a line."
            rows={2}
          />
          <TextArea name="invited" label="Who was invited, and how" hint="It is public." rows={4} />
          <Button>Freeze the text and open the consultation</Button>
        </DeskForm>
      );
    case 'resume-drafting':
      return <Plain intent="resume-drafting" button="Go back to drafting" failure={failure} />;
    case 'resume':
      return <Plain intent="resume" button="Resume" failure={failure} />;
    case 'retire':
      return <Plain intent="retire" button="Retire this version" failure={failure} />;
    case 'give-patch-notice':
      return <ButtonLink href={`${here}/patch`}>Look at the changes and give notice</ButtonLink>;
    case 'open-mandate-ballot':
      return <ButtonLink href={`${here}/ballot`}>Prepare the ballot on a mandate</ButtonLink>;
    case 'open-ballot':
      return <ButtonLink href={`${here}/ballot`}>Prepare the ballot</ButtonLink>;
    case 'send-for-approval':
      return ballots[0] === undefined ? null : (
        <ButtonLink href={`/ballots/${ballots[0].id}`}>Go to the ballot</ButtonLink>
      );
    case 'return-to-resolution':
      return next.waitsFor.length > 0 ? null : (
        <DeskForm intent="return-to-resolution" failure={failure}>
          <Checkbox name="agreed" label="A change beyond editorial was agreed after the ballot" />
          <TextArea name="reason" label="Reason" hint="It is public." rows={3} />
          <Button look="secondary">Take back to resolution</Button>
        </DeskForm>
      );
    case 'deprecate':
      return <DeprecationForms desk={desk} failure={failure} />;
    default:
      return null;
  }
}

function Plain(props: {
  readonly intent: string;
  readonly button: string;
  readonly failure: DeskFailure | undefined;
}) {
  return (
    <DeskForm intent={props.intent} failure={props.failure}>
      <Button look="secondary">{props.button}</Button>
    </DeskForm>
  );
}

function BeginDrafting({ desk, failure }: Omit<MoveFormProps, 'next'>) {
  const { standard, owners } = desk;
  return (
    <DeskForm intent="begin-drafting" failure={failure}>
      <Select
        name="ownerId"
        label="Owner of the standard"
        unchosen="Choose an organisation"
        options={owners.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={standard.ownerId ?? undefined}
      />
      <Radios
        name="lane"
        label="Lane"
        options={Object.entries(LANE_LABELS).map(([value, label]) => ({ value, label }))}
        defaultValue={standard.lane ?? undefined}
        small
      />
      <TextArea
        name="shorteningReason"
        label="Reason for a shorter call for adoption"
        hint="Only when drafting begins before the 14 days are over. It is public."
        rows={3}
        optional
      />
      <Button>Begin drafting</Button>
    </DeskForm>
  );
}
