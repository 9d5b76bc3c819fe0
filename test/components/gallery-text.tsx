import { DifferenceLegend } from '../../app/components/difference-legend';
import { PrintButton } from '../../app/components/print-button';
import { ReadingLayout } from '../../app/components/reading-layout';
import { RequirementLevelMark } from '../../app/components/requirement-level';
import { REQUIREMENT_LEVELS } from '../../db/words';

const OUTLINE = [
  { id: 'scope', number: '1', title: 'Scope', children: [] },
  {
    id: 'messages',
    number: '2',
    title: 'Messages that are exchanged',
    children: [{ id: 'identity', number: '2.1', title: 'Identity of the patient', children: [] }],
  },
];

/** The reading page. */
export function TextPieces() {
  return (
    <ReadingLayout outline={OUTLINE} aside={<PrintButton />}>
      <DifferenceLegend />
      <p>
        {REQUIREMENT_LEVELS.map((level) => (
          <span key={level}>
            <RequirementLevelMark level={level} />{' '}
          </span>
        ))}
      </p>
      <article className="cc-standard" aria-label="Referral messages 2.0.0">
        <h3 id="scope">1 Scope</h3>
        <p>
          A referral <ins>or a discharge</ins> is a <del>letter</del> message with{' '}
          <code>Patient.identifier</code>.
        </p>
        <h3 id="messages">2 Messages that are exchanged</h3>
        <section className="requirement" data-level="must" id="r17" aria-label="Requirement STD-0042-R17">
          <p>
            <RequirementLevelMark level="must" /> The sending system MUST name the patient by NHS number.
          </p>
        </section>
        <aside className="callout" data-kind="informative" aria-label="Example">
          <p>A number that is not verified is marked so.</p>
        </aside>
        <h4 id="identity">2.1 Identity of the patient</h4>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: code that scrolls must be reachable by keyboard */}
        <pre tabIndex={0}>
          <code>
            {'{ "resourceType": "ServiceRequest", "subject": { "reference": "Patient/9000000009" } }'}
          </code>
        </pre>
      </article>
    </ReadingLayout>
  );
}
