import { DataTable } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { Details } from '../../components/details';
import { AsShown } from '../../components/form/as-shown';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import type { FormFailure } from '../../components/form/form-failure';
import { TextArea } from '../../components/form/text-area';
import { DispositionTag } from '../../components/state-tag';
import { TypedText } from '../../components/typed-text';
import { commentsPath, reportPath } from '../../services/comments/comment-address';
import type { ConsultationView } from '../../services/consultations/view-consultation.server';

interface ResultPartProps {
  readonly view: ConsultationView;
  readonly failure: FormFailure | undefined;
}

/** What became of it: the chair's words, the decisions on its comments, and the changes they led to. */
export function ResultPart({ view, failure }: ResultPartProps) {
  const { comments, changed, outcome, standard, version } = view;
  if (view.standing !== 'closed') return null;
  return (
    <section aria-labelledby="result">
      <h2 className="nhsuk-heading-l" id="result">
        What changed because of it
      </h2>
      {outcome === '' ? (
        <p>The chair has not said yet what changed. What was decided stands below.</p>
      ) : (
        <>
          <TypedText text={outcome} />
          {view.outcomeAt === null ? null : (
            <p className="nhsuk-body-s">
              {view.outcomeBy}, <DateText at={view.outcomeAt} />
            </p>
          )}
        </>
      )}
      <p>
        {comments.total === 1 ? '1 comment' : `${comments.total} comments`}
        {comments.late === 0 ? '' : `, ${comments.late} of them late`};{' '}
        {comments.undecided === 0 ? 'all are decided' : `${comments.undecided} not decided yet`}.{' '}
        <a href={reportPath(standard.reference, version.number)}>Disposition report</a>
        {' · '}
        <a href={commentsPath(standard.reference, { version: version.number })}>All comments</a>
        {view.compareHref === null ? null : (
          <>
            {' · '}
            <a href={view.compareHref}>What changed in the text since</a>
          </>
        )}
      </p>
      {comments.decided.length === 0 ? null : (
        <ul className="nhsuk-list">
          {comments.decided.map(({ disposition, count }) => (
            <li key={disposition}>
              <DispositionTag state={disposition} /> {count}
            </li>
          ))}
        </ul>
      )}
      {changed.length === 0 ? null : (
        <DataTable
          caption="Comments that change the text"
          compact
          rows={changed}
          rowKey={({ path }) => path}
          columns={[
            {
              header: 'Comment',
              rowHeader: true,
              cell: ({ name, path, from }) => (
                <>
                  <a href={path}>{name}</a>
                  <br />
                  {from}
                </>
              ),
            },
            { header: 'What it says', cell: ({ body }) => <div className="cc-report__words">{body}</div> },
            {
              header: 'Decision',
              cell: ({ disposition, reason }) => (
                <div className="cc-report__words">
                  {disposition === null ? null : <DispositionTag state={disposition} />}
                  {reason === '' ? null : <p>{reason}</p>}
                </div>
              ),
            },
            {
              header: 'In the text',
              cell: ({ appliedIn, appliedBy }) => (
                <>
                  {appliedIn === null ? 'Not yet' : `In version ${appliedIn}`}
                  {appliedBy.map(({ name, path }) => (
                    <span key={path}>
                      , by <a href={path}>{name}</a>
                    </span>
                  ))}
                </>
              ),
            },
          ]}
        />
      )}
      {view.may.report ? (
        <Details summary="Say what changed" open={failure !== undefined}>
          <Form intent="outcome" idPrefix="outcome-" failure={failure}>
            <AsShown
              shownHash={view.outcomeHash}
              now={[
                { field: 'outcome', label: 'What changed because of the consultation', value: outcome },
                ...view.questions.map((question) => ({
                  field: `outcome-${question.id}`,
                  label: `What became of the answers to: ${question.text}`,
                  value: question.outcome,
                })),
              ]}
            />
            <TextArea
              name="outcome"
              label="What changed because of the consultation"
              hint="Public. The decisions on the comments are added by themselves."
              rows={6}
              defaultValue={outcome}
            />
            {view.questions.map((question) => (
              <TextArea
                key={question.id}
                name={`outcome-${question.id}`}
                label={`What became of the answers to: ${question.text}`}
                labelSize="s"
                rows={3}
                optional
                defaultValue={question.outcome}
              />
            ))}
            <Button look="secondary">Publish the outcome</Button>
          </Form>
        </Details>
      ) : null}
    </section>
  );
}
