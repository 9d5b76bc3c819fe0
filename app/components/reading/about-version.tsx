import type { ReadingView } from '../../services/versions/view-reading.server';
import { DateText } from '../date-text';
import { Hash } from '../hash';
import { TypedText } from '../typed-text';
import { AboutMandate } from './about-mandate';
import { AboutPhaseOut } from './about-phase-out';
import { BallotPositions } from './ballot-positions';
import { CheckTheHash } from './check-the-hash';
import { ContributorList } from './contributor-list';
import { RequirementDifferences } from './requirement-differences';

/** How a version came about and how to check it: changes, ballot, comments, contributors, hash. */
export function AboutVersion({ view }: { readonly view: ReadingView }) {
  const { standard, version, about, text } = view;
  const report = `/standards/${standard.reference}/${version.number}/disposition-report`;
  const comments = about.comments.reduce((sum, { n }) => sum + Number(n), 0);
  return (
    <section className="nhsuk-u-margin-top-7" aria-labelledby="about-this-version">
      <h2 className="nhsuk-heading-l" id="about-this-version">
        About this version
      </h2>
      {version.changeSummary === '' ? null : <p>{version.changeSummary}</p>}
      {version.changeLog === '' ? null : <Paragraphs title="Change log" text={version.changeLog} />}
      {about.previous === null || text === null ? null : (
        <RequirementDifferences
          reference={standard.reference}
          previous={about.previous}
          number={version.number}
          differences={about.requirements}
        />
      )}
      <AboutPatch view={view} />
      {about.ballot === null ? null : <BallotPositions title="Ballot" ballot={about.ballot} />}
      {about.approvedBy.map(({ path, leadName, at, statement, authority }) => (
        <div key={leadName}>
          <h3 className="nhsuk-heading-m">Approval</h3>
          <p>
            Approved by {leadName} for {authority} on <DateText at={at} />.{' '}
            <a href={path}>Read the approval</a>
          </p>
          <TypedText text={statement} />
        </div>
      ))}
      <AboutMandate view={view} />
      <AboutPhaseOut version={version} />
      <h3 className="nhsuk-heading-m">Comments</h3>
      <p>
        {comments === 0
          ? 'Nobody has commented on this version.'
          : `${comments === 1 ? 'One comment was' : `${comments} comments were`} made on this version. `}
        {comments === 0 ? null : <a href={report}>Read each comment with its decision</a>}
      </p>
      {version.involvementRecord === '' ? null : (
        <Paragraphs title="Who was involved" text={version.involvementRecord} />
      )}
      <ContributorList
        contributions={about.contributions}
        contributors={about.contributors}
        hash={text?.hash ?? null}
      />
      <p>
        <a href={`/standards/${standard.reference}/${version.number}/participation`}>
          Who took part, by organisation and interest
        </a>
      </p>
      <ChainHead view={view} />
      {text?.hash ? (
        <CheckTheHash
          hash={text.hash}
          reference={standard.reference}
          number={version.number}
          voted={about.ballot?.hash === text.hash}
          approved={about.approvedBy.some(({ hash }) => hash === text.hash)}
        />
      ) : null}
    </section>
  );
}

/** That a version is a patch, and where its notice is read. */
function AboutPatch({ view: { standard, version, about } }: { readonly view: ReadingView }) {
  if (about.patch === null) return null;
  return (
    <>
      <h3 className="nhsuk-heading-m">Editorial patch</h3>
      <p>
        It corrects version {about.patch.of} without changing a requirement, after a public notice and without
        a ballot.{' '}
        <a href={`/standards/${standard.reference}/${version.number}/patch`}>
          See each change and why it is editorial
        </a>
      </p>
    </>
  );
}

/** Where the record of this version ends now, so that a reader can keep it and compare. */
function ChainHead({ view: { standard, version, about } }: { readonly view: ReadingView }) {
  if (about.chainHead === null) return null;
  return (
    <>
      <h3 className="nhsuk-heading-m">Audit record</h3>
      <p>
        Every step of this version is an event in a chain that cannot be changed. The newest is event{' '}
        {about.chainHead.seq} of <DateText at={about.chainHead.at} />.{' '}
        <a href={`/standards/${standard.reference}/${version.number}/progress#departures`}>
          Departures from the usual course
        </a>
      </p>
      <Hash value={about.chainHead.hash} label="Hash of the newest event" labelled />
    </>
  );
}

function Paragraphs({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <>
      <h3 className="nhsuk-heading-m">{title}</h3>
      <TypedText text={text} />
    </>
  );
}
