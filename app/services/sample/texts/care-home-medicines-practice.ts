import type { NodeJson } from '../../../document/json';
import { bullets, clause, note, p, quote, req, table } from './text-parts';

/** The clauses of STD-0003 on people, moves between places, and what a product shows. */
export function careHomePracticeClauses(): NodeJson[] {
  return [
    clause('people', 'The people of a round'),
    p(
      'A round is walked by one carer with a trolley and a tablet, interrupted eight times on average. Whatever the system asks of them, it asks while somebody calls from the next room.',
    ),
    req(
      'r-interrupted',
      'must',
      'A care home system MUST return a carer who was interrupted to the resident and the dose at which they stopped, and MUST show what of this resident’s round is done.',
    ),
    req(
      'r-two-carers',
      'must',
      'Where the care home has decided that two carers give a medicine together, the record MUST name both, and each MUST confirm by their own account.',
    ),
    req(
      'r-shared-tablet',
      'must-not',
      'A care home system MUST NOT record an administration under the name of a carer who has not been asked to confirm who they are within the last 15 minutes.',
    ),
    quote(
      'On nights I am alone with 19 people. If the screen asks me something twice, somebody waits in the dark. — A night carer in the visits',
    ),
    clause('as-needed', 'Medicines given when needed', 2),
    p(
      'For a medicine that is given when it is needed, the question is whether it helped. Both are recorded:',
    ),
    bullets(
      'why it was given, in the words of the resident where they can say',
      'what was tried first, such as sitting with the person or turning them',
      'whether it helped, asked after the time that the line names.',
    ),
    req(
      'r-helped',
      'should',
      'A care home system SHOULD ask whether an as-needed medicine helped, once, between 30 minutes and two hours after it was given.',
    ),
    clause('moves', 'Moves between places'),
    p(
      'Residents go to hospital and come back with other medicines. The chart that was right yesterday is then wrong, and it is wrong on the day on which everybody is busiest.',
    ),
    req(
      'r-away',
      'must',
      'When a resident goes to hospital, the care home system MUST pause the chart, and MUST NOT present its doses as missed.',
    ),
    req(
      'r-back',
      'must',
      'When a resident comes back, the care home system MUST NOT resume a chart until an authorised carer has compared it with the discharge summary, line by line.',
    ),
    table(
      't-moves',
      'What becomes of a chart',
      ['Event', 'Chart', 'Who is told', 'Ends when'],
      ['Admission to hospital', 'Paused', 'Pharmacy, at once', 'The resident is back or has moved'],
      [
        'Return from hospital',
        'Compared, then resumed',
        'Pharmacy, with the differences',
        'Two carers have confirmed',
      ],
      ['Stay with family', 'Given to the family on paper', 'Nobody', 'The resident is back'],
      [
        'Change of pharmacy',
        'Closed and opened anew',
        'Both pharmacies',
        'The first round from the new chart',
      ],
      ['Death', 'Closed', 'Pharmacy, within a day', 'The medicines have been returned'],
    ),
    req(
      'r-family',
      'should',
      'For a stay with family, a care home system SHOULD print the chart in plain words, with the times and with a number to ring.',
    ),
    clause('screens', 'What the screens show'),
    p(
      'The standard does not draw screens. It names what has to be seen without searching, because each of these was missed by somebody in the visits.',
    ),
    req(
      'r-allergies',
      'must',
      'Allergies and swallowing needs MUST stand on the screen from which a dose is given, above the dose.',
    ),
    req(
      'r-time-critical',
      'must',
      'Doses whose time matters, such as medicines for Parkinson’s disease, MUST be shown before the others of their round, with the time left.',
    ),
    req('r-colour', 'must-not', 'A screen MUST NOT tell given from not given by colour alone.'),
    note(
      'Words on labels',
      'Carers asked for the words of the label, not for Latin and not for codes. “One in the morning with food” needs no training.',
    ),
  ];
}
