import type { ReviewPart } from '../../services/amendments/view-review.server';
import { Radios } from '../form/radios';
import { TextArea } from '../form/text-area';
import { StandardText } from '../standard-text';

/** What the three wordings and the choices between them are called. */
export interface ConflictWords {
  readonly before: string;
  readonly now: string;
  readonly proposed: string;
  readonly takeNow: string;
  readonly takeProposed: string;
}

interface ConflictProps {
  readonly conflict: ReviewPart['conflicts'][number];
  readonly words: ConflictWords;
  readonly decides: boolean;
}

/** Three wordings of one passage, and which of them shall stand. */
export function Conflict({ conflict, words, decides }: ConflictProps) {
  const { id, before, now, proposed, proposedText } = conflict;
  return (
    <>
      <div className="cc-wordings">
        <Wording title={words.before} html={before} />
        <Wording title={words.now} html={now} />
        <Wording title={words.proposed} html={proposed} />
      </div>
      {decides ? (
        <>
          <input type="hidden" name={`conflict-${id}`} value="yes" />
          <Radios
            name={`choice-${id}`}
            label="Which wording shall stand?"
            labelSize="s"
            options={[
              { value: 'now', label: words.takeNow },
              { value: 'proposed', label: words.takeProposed },
              {
                value: 'own',
                label: 'Another wording',
                reveals: (
                  <TextArea
                    name={`wording-${id}`}
                    label="The wording"
                    hint="An empty line begins a new paragraph."
                    rows={4}
                    defaultValue={proposedText}
                  />
                ),
              },
            ]}
          />
        </>
      ) : null}
    </>
  );
}

function Wording({ title, html }: { readonly title: string; readonly html: string }) {
  return (
    <div className="cc-wordings__one">
      {/* No heading: the passage may begin with one of a clause, which stands above it. */}
      <p className="nhsuk-heading-s">{title}</p>
      {html === '' ? <p>Nothing stands here.</p> : <StandardText html={html} label={title} />}
    </div>
  );
}
