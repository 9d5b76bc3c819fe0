import { Page } from '../components/page';

export const meta = () => [{ title: 'About' }];

/** What the portal is for and how a standard comes about. */
export default function About() {
  return (
    <Page
      title="About"
      lead="An open portal where the NHS and its suppliers write interoperability standards together."
      width="text"
    >
      <h2 className="nhsuk-heading-l">How a standard comes about</h2>
      <ol className="nhsuk-list nhsuk-list--number">
        {STEPS.map(({ step, words }) => (
          <li key={step}>
            <strong>{step}.</strong> {words}
          </li>
        ))}
      </ol>
      <h2 className="nhsuk-heading-l">What you can rely on</h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        <li>Drafts, comments, votes and reasons are public. You need no account to read them.</li>
        <li>
          A text that is decided on is frozen and named by a hash. What was voted on is what is published, and
          anybody can check it.
        </li>
        <li>A ballot advises; the NHS authority decides, and gives its reasons in public.</li>
        <li>
          Every step is kept in a record that cannot be changed. The history of each version shows the newest
          entry of that record.
        </li>
        <li>An old version never changes and keeps its address.</li>
      </ul>
      <p>
        <a href="/take-part">How to take part</a>
      </p>
    </Page>
  );
}

const STEPS = [
  {
    step: 'Proposed',
    words: 'A verified organisation says what is needed and what gets better. 14 days for views.',
  },
  {
    step: 'Drafting',
    words: 'Editors write the text together, live. Anybody can comment and put forward other words.',
  },
  {
    step: 'Consultation',
    words: 'The text is frozen and everybody is asked about it, for at least 28 days.',
  },
  {
    step: 'Resolution',
    words: 'Every comment is decided, with a reason. Safety, governance and access are reviewed.',
  },
  { step: 'Ballot', words: 'Organisations vote, one vote each, on one exact text, for 28 days.' },
  {
    step: 'Approval',
    words: 'An NHS Standards Lead who had no part in it approves that very text, or sends it back.',
  },
  { step: 'Published', words: 'For trial use at first. A mandate needs proof in products and two Leads.' },
  { step: 'Retired', words: 'After a notice and a phase-out. The text stays readable.' },
];
