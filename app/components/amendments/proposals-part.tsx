import type { AmendmentView } from '../../services/amendments/view-amendment.server';
import { ButtonLink } from '../form/button-link';
import { AmendmentStateTag } from '../state-tag';

/** What others propose to change in an amendment, and where somebody who reads it proposes something. */
export function ProposalsPart({
  view,
}: {
  readonly view: Pick<AmendmentView, 'proposals' | 'may' | 'name'>;
}) {
  const { list, propose, all } = view.proposals;
  const offers = propose !== null && !view.may.write;
  if (list.length === 0 && !offers) return null;
  return (
    <>
      <h2 className="nhsuk-heading-l">Changes proposed to it</h2>
      {list.length === 0 ? (
        <p>
          None yet. You get a copy of amendment {view.name} to write in; its authors decide what they take.
        </p>
      ) : (
        <>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {list.map(({ name, path, title, by, state }) => (
              <li key={path}>
                <a href={path}>
                  Amendment {name}
                  {title === '' ? '' : `: ${title}`}
                </a>
                , {by} <AmendmentStateTag state={state} />
              </li>
            ))}
          </ul>
          <p>
            <a href={all}>What each of them changes</a>
          </p>
        </>
      )}
      {offers ? (
        <ButtonLink href={propose} look="secondary">
          Propose a change to it
        </ButtonLink>
      ) : null}
    </>
  );
}
