import { useContext, useState } from 'react';
import { ChangeSentences } from '../../components/amendments/change-sentences';
import { SupportLine } from '../../components/amendments/support-line';
import { CsrfTokenContext } from '../../components/form/csrf-token';
import { AmendmentStateTag } from '../../components/state-tag';
import { searchAmendments, searchChoices } from '../../domain/amendment-search';
import { AMENDMENT_STATE_LABELS } from '../../domain/labels';
import type { AmendmentEntry } from '../../services/amendments/amendment-entry';
import { portalPath } from '../portal-path';
import { acceptAmendment, type Proposals } from './use-proposals';

export interface ProposalsTabProps {
  readonly proposals: Proposals;
  readonly onGo: (blockId: string) => void;
}

const STATES = ['proposed', 'accepted', 'rejected', 'withdrawn'] as const;

/** What people propose to change in the draft: in sentences, filtered, one after the other. */
export function ProposalsTab({ proposals, onGo }: ProposalsTabProps) {
  const { answer, failed, reload } = proposals;
  const csrf = useContext(CsrfTokenContext);
  const [state, setState] = useState<(typeof STATES)[number] | ''>('proposed');
  const [organisation, setOrganisation] = useState('');
  const [clause, setClause] = useState('');
  const [at, setAt] = useState(-1);
  const [said, setSaid] = useState('');
  if (answer === null) {
    return (
      <p className="cc-panel__nothing">
        {failed ? 'The amendments could not be fetched.' : 'Fetching the amendments'}
      </p>
    );
  }
  const shown = searchAmendments(answer.amendments, { state, organisation, clause });
  const choices = searchChoices(answer.amendments);
  const go = (one: AmendmentEntry | undefined) => {
    const place = one?.changes[0];
    if (place !== undefined) onGo(place.clauseId || place.blockId);
  };
  const next = () => {
    const place = shown.length === 0 ? -1 : (at + 1) % shown.length;
    setAt(place);
    setSaid(shown[place] === undefined ? '' : `${place + 1} of ${shown.length}: ${shown[place].name}`);
    go(shown[place]);
    if (place >= 0)
      document.getElementById(`proposal-${shown[place]?.id}`)?.scrollIntoView({ block: 'nearest' });
  };
  const accept = async (one: AmendmentEntry) => {
    setSaid(await acceptAmendment(one.reviewPath, one.name, csrf));
    await reload();
  };
  return (
    <>
      <h2 className="nhsuk-u-visually-hidden">Proposals</h2>
      {answer.may.propose ? null : <p>{answer.may.why}</p>}
      <ul className="cc-panel__links">
        {answer.may.propose ? (
          <li>
            <a href={portalPath(answer.proposePath)}>Propose a change</a>
          </li>
        ) : null}
        <li>
          <a href={portalPath(answer.path)}>All amendments on a page</a>
        </li>
      </ul>
      {answer.amendments.length === 0 ? (
        <p className="cc-panel__nothing">No amendments yet. Everybody with an account can propose one.</p>
      ) : (
        <div className="cc-panel__choices">
          <Choice
            label="State"
            value={state}
            onChange={(value) => setState(STATES.find((one) => one === value) ?? '')}
            options={[['', 'All'], ...STATES.map((one) => [one, AMENDMENT_STATE_LABELS[one]] as const)]}
          />
          <Choice
            label="Organisation"
            value={organisation}
            onChange={setOrganisation}
            options={[['', 'All'], ...choices.organisations.map((name) => [name, name] as const)]}
          />
          <Choice
            label="Clause"
            value={clause}
            onChange={setClause}
            options={[['', 'All'], ...choices.clauses.map(({ id, name }) => [id, name] as const)]}
          />
        </div>
      )}
      {shown.length > 1 ? (
        <button
          className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
          type="button"
          onClick={next}
        >
          Next proposal
        </button>
      ) : null}
      <p className="cc-panel__posted" role="status">
        {said}
      </p>
      {answer.amendments.length > 0 && shown.length === 0 ? (
        <p className="cc-panel__nothing">No amendment meets these filters.</p>
      ) : null}
      {shown.map((one, place) => (
        <article
          key={one.id}
          id={`proposal-${one.id}`}
          className={`cc-proposal${place === at ? ' cc-proposal--active' : ''}`}
        >
          <h3 className="nhsuk-heading-xs">
            <a href={portalPath(one.path)}>
              {one.name}
              {one.title === '' ? '' : `: ${one.title}`}
            </a>{' '}
            <AmendmentStateTag state={one.state} />
          </h3>
          <ChangeSentences changes={one.changes} by={one.by} most={3} />
          <SupportLine counts={one.support} />
          <p className="cc-proposal__acts">
            <button className="cc-link-button" type="button" onClick={() => go(one)}>
              Go to the text<span className="nhsuk-u-visually-hidden"> of {one.name}</span>
            </button>
            {answer.may.decide && one.state === 'proposed' ? (
              <>
                <button className="cc-link-button" type="button" onClick={() => accept(one)}>
                  Accept<span className="nhsuk-u-visually-hidden"> {one.name}</span>
                </button>
                <a href={portalPath(one.reviewPath)}>
                  Review or reject<span className="nhsuk-u-visually-hidden"> {one.name}</span>
                </a>
              </>
            ) : null}
          </p>
        </article>
      ))}
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <label className="cc-panel__choice">
      <span>{label}</span>
      <select className="nhsuk-select" value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([word, words]) => (
          <option key={word} value={word}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
