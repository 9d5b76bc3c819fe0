import { AMENDMENT_TYPE_LABELS, IMPACT_LABELS } from '../../domain/labels';
import type { AmendmentEntry } from '../../services/amendments/amendment-entry';
import { Button } from '../form/button';
import { Form } from '../form/form';
import type { FormFailure } from '../form/form-failure';
import { AmendmentStateTag } from '../state-tag';
import { ChangeSentences } from './change-sentences';
import { SupportLine } from './support-line';

export interface AmendmentListProps {
  readonly amendments: readonly AmendmentEntry[];
  /** Whether the reader decides them: then several can be accepted at once. */
  readonly decides: boolean;
  readonly failure: FormFailure | undefined;
}

/** Amendments in sentences; an editor chooses several and accepts them together. */
export function AmendmentList({ amendments, decides, failure }: AmendmentListProps) {
  const waiting = amendments.filter(({ state }) => state === 'proposed');
  const list = (
    <ul className="cc-amendments">
      {amendments.map((one) => (
        <Entry key={one.id} one={one} choosable={decides && one.state === 'proposed'} />
      ))}
    </ul>
  );
  if (amendments.length === 0) return <p>No amendment meets all of these filters.</p>;
  if (!decides || waiting.length === 0) return list;
  return (
    <Form intent="accept" failure={failure}>
      {list}
      <p>
        {waiting.length === 1 ? '1 amendment waits' : `${waiting.length} amendments wait`} for a decision.
        Those you choose are accepted as a whole; one with a clause that the draft changed too is left out.
      </p>
      <p className="cc-amendments__chosen" />
      <Button>Accept the chosen amendments</Button>
    </Form>
  );
}

function Entry({ one, choosable }: { readonly one: AmendmentEntry; readonly choosable: boolean }) {
  const { id, name, title, path, by, state, type, impact, changes, support } = one;
  return (
    <li className="cc-amendments__one">
      <h2 className="nhsuk-heading-s">
        <a href={path}>
          {name}
          {title === '' ? '' : `: ${title}`}
        </a>{' '}
        <AmendmentStateTag state={state} />
      </h2>
      <ChangeSentences changes={changes} by={by} most={5} />
      <p className="nhsuk-body-s">
        {[
          type === null ? '' : `Type: ${AMENDMENT_TYPE_LABELS[type].toLowerCase()}.`,
          impact === null ? '' : `Impact: ${IMPACT_LABELS[impact].toLowerCase()}.`,
        ]
          .filter((words) => words !== '')
          .join(' ')}
      </p>
      <SupportLine counts={support} />
      {choosable ? (
        <div className="nhsuk-checkboxes nhsuk-checkboxes--small">
          <div className="nhsuk-checkboxes__item">
            <input
              className="nhsuk-checkboxes__input"
              type="checkbox"
              id={`choose-${id}`}
              name="chosen"
              value={id}
            />
            <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={`choose-${id}`}>
              Choose {name}
            </label>
          </div>
        </div>
      ) : null}
    </li>
  );
}
