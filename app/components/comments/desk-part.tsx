import type { HowDecided } from '../../../db/words';
import { HOW_DECIDED_LABELS } from '../../domain/labels/comments';
import { STANDARD_ROLE_LABELS } from '../../domain/labels/people';
import type { DeskMove } from '../../services/comments/triage-comment.server';
import type { CommentView } from '../../services/comments/view-comment.server';
import { Details } from '../details';
import { Button } from '../form/button';
import { Form } from '../form/form';
import { Radios } from '../form/radios';
import { Select } from '../form/select';
import { TextArea } from '../form/text-area';
import { TextInput } from '../form/text-input';
import { Refusal } from '../refusal';
import { DecisionFields } from './decision-fields';
import { asReasons } from './replies-part';
import { failureOf, type ThreadFailure, threadPrefix } from './thread-form';

export interface DeskPartProps {
  readonly view: Pick<
    CommentView,
    'may' | 'workers' | 'assigneeId' | 'proposal' | 'filledIn' | 'applyTo' | 'version' | 'entry'
  >;
  readonly failure: ThreadFailure | undefined;
  readonly longestReason: number;
}

const MOVES: Record<DeskMove, string> = {
  triage: 'Mark as triaged',
  'ask-for-input': 'Ask the commenter for input',
  'input-given': 'Input was given',
};

/** What the chair and the editors can do with a comment now. */
export function DeskPart({ view, failure, longestReason }: DeskPartProps) {
  const { may } = view;
  if (!may.assign && may.decide === null && !may.propose && !may.apply && !may.takeBack) return null;
  return (
    <section aria-labelledby="desk">
      <h2 className="nhsuk-heading-m" id="desk">
        For the chair and the editors
      </h2>
      {may.assign ? <AssignForm view={view} failure={failure} /> : null}
      {may.decide === null ? null : (
        <DecideForm view={view} failure={failure} longestReason={longestReason} ways={may.decide.ways} />
      )}
      {may.propose ? (
        <Details summary="Propose a decision to the group" open={failureOf(failure, 'propose') !== undefined}>
          <Form intent="propose" idPrefix={threadPrefix('propose')} failure={failureOf(failure, 'propose')}>
            <p>It stands after the silence procedure, unless somebody pulls the comment out.</p>
            <DecisionFields longestReason={longestReason} filledIn={view.filledIn} />
            <Button look="secondary">Propose this decision</Button>
          </Form>
        </Details>
      ) : null}
      {may.apply ? (
        <Form intent="apply" idPrefix={threadPrefix('apply')} failure={failureOf(failure, 'apply')}>
          <Select
            name="versionId"
            label="In which version is the change made?"
            labelSize="s"
            defaultValue={view.version.id}
            options={view.applyTo.map(({ id, number }) => ({ value: id, label: number }))}
          />
          <Button look="secondary">Mark as applied</Button>
        </Form>
      ) : null}
      {may.takeBack ? (
        <Details summary="Take this decision back" open={failureOf(failure, 'take-back') !== undefined}>
          <Form
            intent="take-back"
            idPrefix={threadPrefix('take-back')}
            failure={failureOf(failure, 'take-back')}
          >
            <p>The comment is triaged again and has to be decided anew. The commenter is told.</p>
            <TextArea
              name="reason"
              label="Why does the decision not stand?"
              hint="Public. It is shown with what had been decided."
              rows={3}
              maxCharacters={longestReason}
            />
            <Button look="secondary">Take the decision back</Button>
          </Form>
        </Details>
      ) : null}
    </section>
  );
}

function AssignForm({ view, failure }: Omit<DeskPartProps, 'longestReason'>) {
  const [move] = view.may.desk;
  const intent = move ?? 'assign';
  return (
    <Form intent={intent} idPrefix={threadPrefix(intent)} failure={failureOf(failure, intent)}>
      <Select
        name="assigneeId"
        label="Who looks after it?"
        labelSize="s"
        defaultValue={view.assigneeId ?? ''}
        options={[
          { value: '', label: 'Nobody yet' },
          ...view.workers.map(({ id, name, role }) => ({
            value: id,
            label: `${name} (${STANDARD_ROLE_LABELS[role]})`,
          })),
        ]}
      />
      <Button look="secondary" small>
        {move === undefined ? 'Save' : MOVES[move]}
      </Button>
      {move === undefined ? null : (
        <>
          {' '}
          <Button look="secondary" small name="instead" value="assign">
            Only save who looks after it
          </Button>
        </>
      )}
    </Form>
  );
}

function DecideForm({
  view,
  failure,
  longestReason,
  ways,
}: DeskPartProps & { readonly ways: readonly HowDecided[] }) {
  const { may, proposal } = view;
  if (ways.length === 0) {
    return <Refusal title="You cannot decide this comment" reasons={asReasons(may.decide?.refused ?? [])} />;
  }
  const standing = ways.filter((way) => way === 'silence' || way === 'block');
  const fresh = ways.filter((way) => way !== 'silence' && way !== 'block');
  const faults = failureOf(failure, 'decide');
  return (
    <>
      {proposal !== null && standing.length > 0 ? (
        <Form intent="decide" idPrefix="confirm-" failure={faults}>
          <Radios
            name="how"
            label="Nobody pulled it out: record the proposed decision"
            labelSize="s"
            options={standing.map((value) => ({ value, label: HOW_DECIDED_LABELS[value] }))}
            {...(standing[0] === undefined ? {} : { defaultValue: standing[0] })}
          />
          <Button>Record the proposed decision</Button>
        </Form>
      ) : null}
      {fresh.length > 0 ? (
        <Details summary="Decide this comment" open={faults !== undefined || proposal === null}>
          <Form intent="decide" idPrefix={threadPrefix('decide')} failure={faults}>
            <DecisionFields longestReason={longestReason} filledIn={view.filledIn} />
            <Radios
              name="how"
              label="How was it decided?"
              labelSize="s"
              {...(view.entry.blocking
                ? {
                    hint: 'The group decides a blocking comment: propose a decision to it, or record its count.',
                  }
                : {})}
              {...(fresh.length === 1 && fresh[0] !== undefined ? { defaultValue: fresh[0] } : {})}
              options={fresh.map((value) => ({
                value,
                label: HOW_DECIDED_LABELS[value],
                ...(value === 'count' ? { reveals: <Count /> } : {}),
              }))}
            />
            <Button>Record the decision</Button>
          </Form>
        </Details>
      ) : null}
    </>
  );
}

function Count() {
  return (
    <>
      <TextInput name="countFor" label="For" width={3} inputMode="numeric" />
      <TextInput name="countAgainst" label="Against" width={3} inputMode="numeric" />
    </>
  );
}
