import { dateWords } from '../../components/dates';
import { Details } from '../../components/details';
import type { FormFailure } from '../../components/form/form-failure';
import { Select } from '../../components/form/select';
import { InsetText } from '../../components/inset-text';
import type { viewObjectionForm } from '../../services/objections/view-objections.server';

interface DecisionObjectedToProps {
  readonly view: Pick<Awaited<ReturnType<typeof viewObjectionForm>>, 'decisions' | 'chosen' | 'gone'>;
  readonly failure: FormFailure | undefined;
}

/**
 * The decision objected to: named, and folded away, for those who came from its page, who need not be asked for it
 * again; asked for from everybody else.
 */
export function DecisionObjectedTo({ view: { decisions, chosen, gone }, failure }: DecisionObjectedToProps) {
  const typed = failure?.values?.about;
  const about = typeof typed === 'string' ? typed : chosen;
  const named = decisions.find(({ value }) => value === about);
  const choice = (
    <Select
      name="about"
      label="Result or decision"
      unchosen="Choose a result or decision"
      defaultValue={named?.value}
      options={decisions.map((one) => ({ value: one.value, label: lineOf(one).slice(0, 140) }))}
    />
  );
  if (named === undefined) {
    return (
      <>
        {gone ? (
          <InsetText>
            <p>
              The decision that you came from is not there to be objected to any more: an objection is filed
              within 14 days, and a decision that was taken back has none (rule LC-34). Choose another one, or
              comment on the text.
            </p>
          </InsetText>
        ) : null}
        {choice}
      </>
    );
  }
  return (
    <>
      <InsetText>
        <p>You object to this decision. {lineOf(named)}</p>
      </InsetText>
      <Details summary="Object to another result or decision" open={failure?.errors.about !== undefined}>
        {choice}
      </Details>
    </>
  );
}

function lineOf({ decidedAt, words }: DecisionObjectedToProps['view']['decisions'][number]): string {
  return `${dateWords(decidedAt)}: ${words}`;
}
