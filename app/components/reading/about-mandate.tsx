import { namesInWords } from '../../domain/names-in-words';
import type { ReadingView } from '../../services/versions/view-reading.server';
import { DateText } from '../date-text';
import { TypedText } from '../typed-text';
import { BallotPositions } from './ballot-positions';

/** From when a version is mandatory, who made it so and why, and who uses it. */
export function AboutMandate({ view }: { readonly view: ReadingView }) {
  const { standard, version, about } = view;
  const { mandate, uses } = about;
  if (version.publishedAt === null) return null;
  const use = `/standards/${standard.reference}/${version.number}/use`;
  return (
    <>
      {mandate === null ? null : (
        <>
          <h3 className="nhsuk-heading-m">Mandate</h3>
          <p>
            {version.complyBy === null ? null : (
              <>
                {mandatoryWords(version)} from <DateText at={version.complyBy} />.{' '}
              </>
            )}
            Decided on <DateText at={mandate.at} />
            {mandate.approvedBy.length === 0 ? null : (
              <>
                {' '}
                for {mandate.approvedBy[0]?.authority} by{' '}
                {namesInWords(mandate.approvedBy.map(({ leadName }) => leadName))}
              </>
            )}
            .
          </p>
          {mandate.noticeReason === '' ? null : (
            <p>Reason for less than 12 months’ notice: {mandate.noticeReason}</p>
          )}
          {mandate.approvedBy.map(({ path, leadName, statement }) => (
            <div key={leadName}>
              <h4 className="nhsuk-heading-s">Statement of {leadName}</h4>
              <TypedText text={statement} />
              <p>
                <a href={path}>
                  Read the approval<span className="nhsuk-u-visually-hidden"> by {leadName}</span>
                </a>
              </p>
            </div>
          ))}
          {mandate.ballot === null ? null : (
            <BallotPositions title="Ballot on the mandate" ballot={mandate.ballot} />
          )}
        </>
      )}
      <h3 className="nhsuk-heading-m">Use</h3>
      <p>
        {uses === 0
          ? 'Nobody has stated its use yet. '
          : `${uses === 1 ? 'One statement of use names' : `${uses} statements of use name`} this version. `}
        <a href={use}>See who uses it, and state your own use</a>
      </p>
    </>
  );
}

function mandatoryWords({ mandatoryFrom, wasMandatory }: ReadingView['version']): string {
  if (mandatoryFrom !== null) return 'Mandatory';
  return wasMandatory ? 'It was mandatory' : 'It was to be mandatory';
}
