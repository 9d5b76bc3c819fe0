import { Card, CardGrid } from '../components/card';
import { ButtonLink } from '../components/form/button-link';
import { Page } from '../components/page';

export const meta = () => [{ title: 'Take part' }];

/** What everybody can do here, by how much they want to be part of it. */
export default function TakePart() {
  return (
    <Page
      title="Take part"
      lead="Standards are written by the people who use them: suppliers, NHS staff, clinicians and patients. Reading needs no account."
    >
      <CardGrid>
        <Card title="Comment on what is open" href="/standards?open=yes">
          <p>
            Say what is wrong or missing, on a clause or on words you select. Every comment gets a public
            decision.
          </p>
        </Card>
        <Card title="Propose better words" href="/standards?state=drafting">
          <p>Put forward other words with your comment. Editors take them into the draft, or say why not.</p>
        </Card>
        <Card title="Vote for your organisation" href="/ballots">
          <p>Verified organisations enrol before a ballot opens. Each has one vote, on one exact text.</p>
        </Card>
        <Card title="Propose a standard" href="/standards/propose">
          <p>A member of a verified organisation proposes what is needed. It is public at once.</p>
        </Card>
      </CardGrid>
      <h2 className="nhsuk-heading-l">How to begin</h2>
      <ol className="nhsuk-list nhsuk-list--number">
        <li>
          <a href="/register">Create an account</a> and follow the link in the e-mail.
        </li>
        <li>
          <a href="/organisations">Find your organisation</a> and ask to join, or create it. The Secretariat
          verifies it.
        </li>
        <li>Follow the standards you care about. You are told when something is up for comment.</li>
      </ol>
      <h2 className="nhsuk-heading-l">Who does what</h2>
      <dl className="nhsuk-summary-list">
        {ROLES.map(({ role, does }) => (
          <div className="nhsuk-summary-list__row" key={role}>
            <dt className="nhsuk-summary-list__key">{role}</dt>
            <dd className="nhsuk-summary-list__value">{does}</dd>
          </div>
        ))}
      </dl>
      <ButtonLink href="/register">Create an account</ButtonLink>
    </Page>
  );
}

const ROLES = [
  {
    role: 'Participant',
    does: 'Comments and puts forward other words, for themselves or for their organisation.',
  },
  { role: 'Editor', does: 'Writes the draft of one version. Suppliers and NHS people write side by side.' },
  { role: 'Chair', does: 'Runs the group of one standard: consultations, decisions on comments, ballots.' },
  { role: 'Voting representative', does: 'Casts the one vote of an organisation; an alternate stands in.' },
  {
    role: 'NHS Standards Lead',
    does: 'Decides what is drafted and what is published, and never on a version that they wrote, chaired or voted on.',
  },
  { role: 'Secretariat', does: 'Verifies organisations and keeps the conversation fair.' },
];
