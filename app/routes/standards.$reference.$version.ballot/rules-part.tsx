import { Details } from '../../components/details';
import { AsShown } from '../../components/form/as-shown';
import { Button } from '../../components/form/button';
import { Form } from '../../components/form/form';
import type { FormFailure } from '../../components/form/form-failure';
import { TextArea } from '../../components/form/text-area';
import { TextInput } from '../../components/form/text-input';
import { InsetText } from '../../components/inset-text';
import type { EnrolmentView } from '../../services/ballots/view-enrolment.server';

interface RulesPartProps {
  readonly view: EnrolmentView;
  readonly failure: FormFailure | undefined;
}

/** The rules of the ballot to come where they are not the usual ones, and for a Lead the way to vary them. */
export function RulesPart({ view: { track, rules, shown, varied, mayVary }, failure }: RulesPartProps) {
  if (varied === null && !mayVary) return null;
  const typed = failure?.values?.intent === 'vary' ? failure : undefined;
  const takingBack = failure?.values?.intent === 'usual-rules' ? failure : undefined;
  const share = (of: { readonly numerator: number; readonly denominator: number } | null) =>
    of === null ? '' : String(Math.round((100 * of.numerator) / of.denominator));
  return (
    <section aria-labelledby="rules">
      <h2 className="nhsuk-heading-l" id="rules">
        Rules of this ballot
      </h2>
      {varied === null ? (
        <p>The usual rules of the {track === 'mandatory' ? 'mandatory' : 'trial-use'} track.</p>
      ) : (
        <InsetText>
          <p>
            An NHS Standards Lead has varied the rules: {varied.changes === '' ? 'no number' : varied.changes}
            .
          </p>
          <p>Reason: {varied.reason}</p>
        </InsetText>
      )}
      {mayVary ? (
        <Details summary="Vary the rules" open={typed !== undefined}>
          <Form intent="vary" failure={typed} idPrefix="vary-">
            <AsShown {...shown} />
            <TextInput
              name="periodDays"
              label="Period in days"
              hint="7 to 120"
              width={5}
              defaultValue={String(rules.periodDays)}
            />
            <TextInput
              name="organisations"
              label="Organisations to open"
              width={5}
              defaultValue={String(rules.balance.organisations)}
            />
            <TextInput
              name="categories"
              label="Interest categories to open"
              hint="1 to 6"
              width={5}
              defaultValue={String(rules.balance.categories)}
            />
            <TextInput
              name="quorum"
              label="Quorum, percent of the enrolled less those standing aside"
              width={5}
              defaultValue={rules.quorum.basis === 'enrolled' ? share(rules.quorum.share) : ''}
            />
            <TextInput
              name="pass"
              label="Share of approve to pass, percent"
              hint="50 to 100"
              width={5}
              defaultValue={share(rules.pass)}
            />
            <TextInput
              name="extensionDays"
              label="The one extension, in days"
              hint="0 for none, 28 at most"
              width={5}
              defaultValue={String(rules.extensionDays)}
            />
            <TextArea name="reason" label="Reason" hint="It is public." rows={3} />
            <Button look="secondary">Set these rules</Button>
          </Form>
        </Details>
      ) : null}
      {mayVary && varied !== null ? (
        <Form intent="usual-rules" failure={takingBack}>
          <AsShown {...shown} />
          <Button look="secondary">Use the usual rules again</Button>
        </Form>
      ) : null}
    </section>
  );
}
