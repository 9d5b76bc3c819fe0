import { BEFORE_CONSULTATION, type Finding } from '../../document/finding-types';
import { findingSubject, findingWords } from './finding-words';

export interface ChecksTabProps {
  /** Null until the text was looked through for the first time. */
  readonly findings: readonly Finding[] | null;
  readonly onGo: (blockId: string) => void;
}

/** What is wrong with the text as it is now; each finding leads to its place. */
export function ChecksTab({ findings, onGo }: ChecksTabProps) {
  if (findings === null) return <p className="cc-panel__nothing">Looking through the text</p>;
  const asked = findings.filter(({ kind }) => BEFORE_CONSULTATION.has(kind));
  const rest = findings.filter(({ kind }) => !BEFORE_CONSULTATION.has(kind));
  const blocking = rest.filter((finding) => finding.blocking);
  const others = rest.filter((finding) => !finding.blocking);
  return (
    <>
      <h2 className="nhsuk-heading-s">Checks</h2>
      {findings.length === 0 ? (
        <p className="cc-panel__nothing">
          Nothing was found that stands in the way of a consultation or a ballot.
        </p>
      ) : null}
      <FindingList title="To be put right before a consultation" findings={asked} onGo={onGo} />
      <FindingList title="To be put right before a ballot" findings={blocking} onGo={onGo} />
      <FindingList title="Worth a look" findings={others} onGo={onGo} />
    </>
  );
}

interface FindingListProps {
  readonly title: string;
  readonly findings: readonly Finding[];
  readonly onGo: (blockId: string) => void;
}

function FindingList({ title, findings, onGo }: FindingListProps) {
  if (findings.length === 0) return null;
  return (
    <section>
      <h3 className="cc-panel__divide">
        {title} ({findings.length})
      </h3>
      <ul className="cc-findings">
        {findings.map((finding, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same finding may stand twice in one block
          <li key={`${finding.kind} ${finding.blockId} ${place}`} className="cc-findings__one">
            {finding.blockId === '' ? (
              <span>{findingWords(finding)}</span>
            ) : (
              <button type="button" className="cc-link-button" onClick={() => onGo(finding.blockId)}>
                {findingWords(finding)}
              </button>
            )}
            {findingSubject(finding) === '' ? null : (
              <span className="cc-findings__subject">{findingSubject(finding)}</span>
            )}
            {finding.clause === '' ? null : <span className="cc-findings__clause">{finding.clause}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
