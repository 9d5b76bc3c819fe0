import { DateText } from '../../components/date-text';
import { Details } from '../../components/details';
import { Button } from '../../components/form/button';
import { Radios } from '../../components/form/radios';
import { TextArea } from '../../components/form/text-area';
import { Refusal } from '../../components/refusal';
import { type Task, TaskList } from '../../components/task-list';
import { REVIEW_KIND_LABELS, REVIEW_OUTCOME_LABELS } from '../../domain/labels';
import type { ProgressView } from '../../services/versions/view-progress.server';
import { type DeskFailure, failureOf } from './desk-failure';
import { DeskForm } from './desk-form';

interface ReviewsPartProps {
  readonly desk: ProgressView;
  readonly failure: DeskFailure | undefined;
}

type ReviewWord = keyof typeof REVIEW_KIND_LABELS;

const COLOURS = { ready: undefined, 'ready-with-nits': undefined, 'not-ready': 'red' } as const;

/** The three reviews that a ballot asks for: the newest outcome of each counts. */
export function ReviewsPart({ desk, failure }: ReviewsPartProps) {
  const { reviews, may } = desk;
  const kinds = Object.keys(REVIEW_KIND_LABELS) as ReviewWord[];
  const options = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }));
  const tasks = kinds.map((kind): Task => {
    const newest = reviews.find((review) => review.kind === kind);
    if (!newest) return { title: REVIEW_KIND_LABELS[kind], status: 'Not recorded', colour: 'yellow' };
    const colour = COLOURS[newest.outcome];
    return {
      title: REVIEW_KIND_LABELS[kind],
      status: REVIEW_OUTCOME_LABELS[newest.outcome],
      ...(colour === undefined ? {} : { colour }),
      hint: (
        <>
          {newest.note} Recorded by {newest.recordedBy} on <DateText at={newest.recordedAt} />.
        </>
      ),
    };
  });
  return (
    <section aria-labelledby="reviews">
      <h2 className="nhsuk-heading-l" id="reviews">
        Reviews
      </h2>
      <TaskList tasks={tasks} />
      <Refusal title="No review can be recorded now" headingLevel={3} reasons={desk.notReviewed} />
      {may.review ? (
        <Details summary="Record a review" open={failureOf(failure, 'review') !== undefined}>
          <DeskForm intent="review" failure={failure}>
            <Radios name="kind" label="Review" options={options(REVIEW_KIND_LABELS)} small />
            <Radios name="outcome" label="Outcome" options={options(REVIEW_OUTCOME_LABELS)} small />
            <TextArea
              name="note"
              label="What was looked at, and what remains"
              hint="It is public."
              rows={3}
            />
            <Button look="secondary">Record the review</Button>
          </DeskForm>
        </Details>
      ) : null}
    </section>
  );
}
