import type { NodeJson } from '../../../document/json';
import { dischargeSummary } from './discharge-summary';
import { revise } from './revise-text';
import { bullets, clause, note, p, req, table, term } from './text-parts';

/** STD-0001 as it went into the consultation on 1.1.0: pharmacies receive it too. */
export function dischargeSummaryWithPharmacy(): NodeJson[] {
  return revise(
    dischargeSummary(),
    {
      replace: 'scope-covers',
      with: [
        p(
          'This standard covers the summary of an inpatient stay, a day case or an attendance that ends in a transfer of care from an acute hospital to a general practice in England, and the copy of it that goes to the community pharmacy which the person has chosen.',
          'scope-covers',
        ),
      ],
    },
    {
      after: 'term-receiver',
      add: [
        term(
          'term-pharmacy',
          'Chosen pharmacy',
          'The community pharmacy that the person named on admission or on discharge for help with their medicines.',
        ),
      ],
    },
    {
      after: 'r-supply',
      add: [
        req(
          'r-compliance-aid',
          'should',
          'Where the person uses a compliance aid, the sender SHOULD say who fills it and when the next one is due.',
        ),
      ],
    },
    {
      before: 'timing',
      add: [
        clause('pharmacy', 'The copy for the chosen pharmacy', 2),
        p(
          'A pharmacist who sees what was stopped can take it out of the bag before it is handed over. The copy holds what the pharmacist needs and nothing else.',
        ),
        req(
          'r-pharmacy-consent',
          'must',
          'A sender MUST send the copy only when the person has agreed to it, and MUST record who asked and when.',
        ),
        req(
          'r-pharmacy-content',
          'must',
          'The copy MUST hold the person, the stay, the medicine changes, the medicines on discharge and the allergies, and MUST NOT hold the clinical story or the diagnoses.',
        ),
        req(
          'r-pharmacy-ack',
          'must',
          'A receiver at a pharmacy MUST acknowledge the copy as {{acknowledgement}} says.',
        ),
        note(
          'How the choice is recorded',
          'The pharmacy that a person chose for electronic prescriptions is a good first suggestion, but it is not consent. The question is asked again for this copy.',
        ),
      ],
    },
  );
}

/** STD-0001 as it was balloted and published as 1.1.0, after the comments were decided. */
export function dischargeSummarySecond(): NodeJson[] {
  return revise(
    dischargeSummaryWithPharmacy(),
    {
      replace: 'r-no-guess',
      with: [
        req(
          'r-no-guess',
          'must-not',
          'A sender or receiver MUST NOT replace a code that it does not know by one that seems near to it.',
        ),
      ],
    },
    {
      replace: 'r-ack-first',
      with: [
        req(
          'r-ack-first',
          'must',
          'A receiver MUST send the first acknowledgement within 5 minutes of receiving a message, also outside the opening hours of the practice or pharmacy.',
        ),
      ],
    },
    {
      replace: 't-reasons',
      with: [
        table(
          't-reasons',
          'Reasons for refusing a summary',
          ['Reason', 'Meaning', 'What the sender does'],
          [
            'not-registered',
            'The person is not registered at this practice',
            'Finds the right practice and sends again',
          ],
          ['not-chosen', 'The person has chosen another pharmacy', 'Asks the person and sends again'],
          [
            'not-matched',
            'The person could not be identified with certainty',
            'Checks the details and sends a correction',
          ],
          [
            'not-readable',
            'The message could not be read',
            'Mends the message and sends it again within 24 hours',
          ],
          ['duplicate', 'The same summary is held already', 'Nothing'],
        ),
      ],
    },
    { remove: 'r-pdf' },
    {
      after: 'r-queue',
      add: [
        req(
          'r-print',
          'may',
          'A receiver MAY offer a print of the summary. It is made from the structured sections, never from an attachment.',
        ),
        p(
          'Version 1.0.0 allowed a PDF beside the structured sections. In use, three of five receivers filed the picture and dropped the structure, so the permission was withdrawn.',
        ),
      ],
    },
    {
      after: 'r-transport',
      add: [
        req(
          'r-least',
          'must',
          'A system that passes messages on MUST NOT keep the content of a message for longer than it takes to deliver it.',
        ),
        p('Systems that only pass messages on are, for example:'),
        bullets(
          'integration engines',
          'message brokers and queues run by a third party',
          'national relay services.',
        ),
      ],
    },
  );
}
