import { CommentFields } from '../../components/comments/comment-fields';
import { Button } from '../../components/form/button';
import { ButtonGroup } from '../../components/form/button-group';
import { Form } from '../../components/form/form';
import type { FormFailure } from '../../components/form/form-failure';
import { Hash } from '../../components/hash';
import { ReadingLayout } from '../../components/reading-layout';
import { Refusal } from '../../components/refusal';
import { StandardText } from '../../components/standard-text';
import { LONGEST } from '../../services/comments/comment-limits';
import type { ConsultationView } from '../../services/consultations/view-consultation.server';
import { sheetFormPath } from '../../services/sheets/sheet-address';

interface TextPartProps {
  readonly view: ConsultationView;
  readonly failure: FormFailure | undefined;
}

/** The frozen text, with a form for a comment on the clause that was chosen, or on the whole. */
export function TextPart({ view, failure }: TextPartProps) {
  const { text, clause, standard, version } = view;
  const label = `${standard.title} ${version.number}`;
  return (
    <section aria-labelledby="text">
      <h2 className="nhsuk-heading-l" id="text">
        The text
      </h2>
      <p className="nhsuk-body-s">
        Frozen when the consultation opened. <Hash value={view.hash} label="Hash of the text" />
      </p>
      {view.open ? (
        <p>
          Each clause has “Comment” at its heading, or{' '}
          <a href={sheetFormPath(standard.reference, version.number)}>write your comments in a spreadsheet</a>{' '}
          and upload them.
        </p>
      ) : null}
      {view.open && clause === null ? <CommentPart view={view} failure={failure} /> : null}
      {text === null ? null : (
        <ReadingLayout contents={{ outline: view.outline, depth: 2 }}>
          <StandardText html={text.before} label={label} />
          {clause === null ? null : <CommentPart view={view} failure={failure} />}
          {text.after === '' ? null : <StandardText html={text.after} label={`${label}, continued`} />}
        </ReadingLayout>
      )}
    </section>
  );
}

function CommentPart({ view, failure }: TextPartProps) {
  const { clause, may, path } = view;
  const back = clause === null ? path : `${path}#${clause.id}`;
  if (may.refused.length > 0) {
    const here = clause === null ? path : `${path}?clause=${clause.id}`;
    return (
      <div id="comment">
        <Refusal
          title="You cannot comment yet"
          headingLevel={3}
          reasons={may.refused.map(({ sentence, help }) => ({ sentence, cure: help }))}
        />
        {view.signedIn ? null : (
          <p>
            <a href={`/sign-in?to=${encodeURIComponent(here)}`}>Sign in to comment</a>
          </p>
        )}
      </div>
    );
  }
  return (
    <details
      className="nhsuk-details cc-consultation__comment"
      id="comment"
      open={clause !== null || failure !== undefined}
    >
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">
          {clause === null ? 'Comment on the whole text' : `Comment on ${clause.label}`}
        </span>
      </summary>
      <div className="nhsuk-details__text">
        <Form intent="comment" idPrefix="comment-" failure={failure}>
          <CommentFields organisations={view.organisations} limits={LONGEST} />
          <ButtonGroup>
            <Button>Post comment</Button>
            {clause === null ? null : <a href={back}>Cancel</a>}
          </ButtonGroup>
        </Form>
      </div>
    </details>
  );
}
