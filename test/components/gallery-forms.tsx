import { Button } from '../../app/components/form/button';
import { ButtonGroup } from '../../app/components/form/button-group';
import { Checkbox } from '../../app/components/form/checkbox';
import { Checkboxes } from '../../app/components/form/checkboxes';
import { DateInput } from '../../app/components/form/date-input';
import { EmailInput } from '../../app/components/form/email-input';
import { FileUpload } from '../../app/components/form/file-upload';
import { Form } from '../../app/components/form/form';
import type { FormFailure } from '../../app/components/form/form-failure';
import { PasswordInput } from '../../app/components/form/password-input';
import { Radios } from '../../app/components/form/radios';
import { SearchBox } from '../../app/components/form/search-box';
import { Select } from '../../app/components/form/select';
import { TextArea } from '../../app/components/form/text-area';
import { TextInput } from '../../app/components/form/text-input';
import { WarningButton } from '../../app/components/form/warning-button';
import { VOTE_POSITION_LABELS, VOTE_POSITION_MEANINGS } from '../../app/domain/labels';
import { VOTE_POSITIONS } from '../../db/words';

/** Everything that asks something. */
export function FormPieces({ failure }: { readonly failure: FormFailure | undefined }) {
  return (
    <>
      <SearchBox action="/standards" label="Search the standards" id="gallery-search" showLabel />
      <Form failure={failure} intent="vote" multipart>
        <TextInput name="title" label="Title" hint="Short and plain." defaultValue="Referrals" />
        <EmailInput name="email" label="E-mail address" />
        <PasswordInput
          name="password"
          label="Password"
          autoComplete="new-password"
          hint="At least 12 characters."
        />
        <TextArea name="reason" label="Reason" maxCharacters={40} defaultValue="Because" />
        <Select
          name="organisation"
          label="Organisation"
          unchosen="Choose an organisation"
          options={[
            { value: 'a', label: 'Northmoor Foundation Trust' },
            { value: 'b', label: 'Lantern Health Systems' },
          ]}
          defaultValue="b"
        />
        <Radios
          name="position"
          label="Your position"
          labelSize="m"
          options={VOTE_POSITIONS.map((value) => ({
            value,
            label: VOTE_POSITION_LABELS[value],
            hint: VOTE_POSITION_MEANINGS[value],
            reveals:
              value === 'do-not-approve' ? (
                <TextArea name="blocking-reason" label="Reason and proposed change" rows={3} />
              ) : undefined,
          }))}
        />
        <Radios
          name="contact"
          label="How to tell you"
          inline
          options={[
            { value: 'mail', label: 'By e-mail' },
            { value: 'here', label: 'Here only' },
          ]}
          defaultValue="here"
        />
        <Checkboxes
          name="settings"
          label="Care settings"
          optional
          options={[
            { value: 'hospital', label: 'Hospital' },
            { value: 'pharmacy', label: 'Pharmacy' },
            { value: 'patient', label: 'Patient', hint: 'Apps that people use themselves' },
          ]}
          defaultValues={['patient']}
        />
        <Checkbox name="reviewed" label="I have reviewed this version" />
        <DateInput
          name="review-date"
          label="Review date"
          hint="For example, 22 11 2027"
          defaultValue="2027-11-02"
        />
        <FileUpload name="file" label="Markdown file" accept=".md,text/markdown" />
        <ButtonGroup>
          <Button>Cast vote</Button>
          <Button look="secondary" name="then" value="check">
            Save and check
          </Button>
          <WarningButton>Void the ballot</WarningButton>
          <a href="#cancel">Cancel</a>
        </ButtonGroup>
      </Form>
    </>
  );
}
