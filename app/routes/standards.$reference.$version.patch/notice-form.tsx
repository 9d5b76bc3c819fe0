import { Button } from '../../components/form/button';
import { ButtonGroup } from '../../components/form/button-group';
import { ButtonLink } from '../../components/form/button-link';
import { Checkbox } from '../../components/form/checkbox';
import { Form } from '../../components/form/form';
import type { FormFailure } from '../../components/form/form-failure';
import { TextArea } from '../../components/form/text-area';
import { Refusal } from '../../components/refusal';
import type { PatchView } from '../../services/patches/view-patch.server';
import { draftPath } from '../../services/versions/version-address';

interface NoticeFormProps {
  readonly view: PatchView;
  readonly patch: NonNullable<PatchView['patch']>;
  readonly failure: FormFailure | undefined;
}

/** Giving notice of a patch that is being written, for its chair and editors; or why that cannot be done. */
export function NoticeForm({ view: { version }, patch, failure }: NoticeFormProps) {
  const { giving, draftId } = patch;
  if (giving === null) return null;
  const draft = draftId === null ? null : <ButtonLink href={draftPath(draftId)}>Open the draft</ButtonLink>;
  if (giving.refusal.length > 0) {
    return (
      <>
        <Refusal title="Notice of this patch cannot be given yet" reasons={giving.refusal} />
        {draft}
      </>
    );
  }
  return (
    <section aria-labelledby="notice">
      <h2 className="nhsuk-heading-l" id="notice">
        Give notice of it
      </h2>
      <p>
        The text is frozen as it is now, and the notice stands for 14 days for everybody to see. After that an
        NHS Standards Lead who took no part may approve exactly this text.
      </p>
      <Form failure={failure}>
        <input type="hidden" name="intent" value="notice" />
        <TextArea
          name="changeSummary"
          label="What is corrected"
          hint="One or two sentences for readers of the standard. It is public."
          rows={2}
          defaultValue={version.changeSummary}
        />
        <TextArea
          name="reason"
          label="Why the changes are editorial"
          hint="Why nobody has to change a product or the way they work. It is public."
          rows={3}
        />
        <Checkbox
          name="confirmed"
          label="I have looked at each change on this page, and every one is editorial"
        />
        <ButtonGroup>
          <Button>Freeze the text and give notice</Button>
          {draftId === null ? null : (
            <ButtonLink href={draftPath(draftId)} look="secondary">
              Go on writing
            </ButtonLink>
          )}
        </ButtonGroup>
      </Form>
    </section>
  );
}
