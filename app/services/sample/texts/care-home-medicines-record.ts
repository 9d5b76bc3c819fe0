import type { NodeJson } from '../../../document/json';
import { binding, clause, code, note, p, req, table } from './text-parts';

/** The clauses of STD-0003 on the chart, its changes, and what is recorded of each dose. */
export function careHomeRecordClauses(): NodeJson[] {
  return [
    clause('chart', 'The chart'),
    p(
      'A chart belongs to one resident and one pharmacy. A resident with two pharmacies has two charts, and the care home system shows them as one.',
    ),
    req(
      'r-line-parts',
      'must',
      'Each line MUST hold the medicine with its dm+d code, the dose, the route, the rounds or the condition for giving it, the first and where known the last day, and the words of the label.',
    ),
    req(
      'r-as-needed',
      'must',
      'A line for an as-needed medicine MUST say for what it is given, the largest dose in 24 hours, and the shortest time between two doses.',
    ),
    req(
      'r-photo',
      'should',
      'A care home system SHOULD show a photograph of the resident, with the date on which it was taken, on the screen from which medicines are given.',
    ),
    table(
      't-rounds',
      'Rounds and how they are sent',
      ['Round', 'Code', 'Usual time', 'May be moved by'],
      ['Early morning', '`EM`', '07:00', 'One hour'],
      ['Breakfast', '`BR`', '08:30', 'One hour'],
      ['Midday', '`MD`', '12:30', 'One hour'],
      ['Tea time', '`TT`', '17:00', 'One hour'],
      ['Bedtime', '`BT`', '21:30', 'Two hours'],
      ['Exact time', '`XT`', 'As stated', 'Not at all'],
    ),
    clause('changes', 'Changes'),
    p('A change is sent by the pharmacy after a prescriber has decided and the pharmacist has checked it.'),
    req(
      'r-change-time',
      'must',
      'The pharmacy system MUST send a change to the care home system within 15 minutes of the pharmacist’s decision.',
    ),
    req(
      'r-change-ack',
      'must',
      'The care home system MUST acknowledge a change when an authorised carer has read it, and MUST name that person.',
    ),
    req(
      'r-change-block',
      'must',
      'A care home system MUST NOT let a dose be recorded as given from a line that has been stopped, unless the carer states why.',
    ),
    code(
      'json',
      `
{
  "resourceType": "MedicationRequest",
  "status": "stopped",
  "statusReason": { "text": "Blood pressure low on standing" },
  "medicationCodeableConcept": {
    "coding": [{ "system": "https://dmd.nhs.uk", "code": "0000000000000", "display": "Amlodipine 10mg tablets" }]
  },
  "subject": { "reference": "Patient/resident-118" },
  "authoredOn": "2026-06-12T15:05:00+01:00"
}`,
      'example-stop',
    ),
    note(
      'Friday afternoon',
      'Most changes in the pilot were made between three and five on a Friday. The times in this clause were set with that in mind.',
    ),
    clause('administration', 'Recording what was given'),
    req(
      'r-record-each',
      'must',
      'A care home system MUST record each administration with the line, the outcome from {{t-outcomes}}, the carer, and the time at which it happened.',
    ),
    table(
      't-outcomes',
      'Outcomes of an administration',
      ['Outcome', 'Code', 'Needs a reason', 'Sent to the pharmacy'],
      ['Given', '`given`', 'No', 'Daily'],
      ['Given late', '`late`', 'Yes', 'Daily'],
      ['Refused by the resident', '`refused`', 'No', 'Daily'],
      ['Missed', '`missed`', 'Yes', 'At once'],
      ['Held back on advice', '`held`', 'Yes', 'At once'],
      ['Not in the home', '`away`', 'No', 'Daily'],
    ),
    req(
      'r-reason-missed',
      'must',
      'For an outcome that needs a reason, a care home system MUST ask for it before the round can be closed.',
    ),
    req(
      'r-already-given',
      'must',
      'Before a dose is recorded, a care home system MUST show when the last dose of the same medicine was given and MUST warn where that was less than the shortest time allowed.',
    ),
    binding(
      'Corrections',
      'An administration is never deleted. A correction is a second record that names the first, the carer who corrects it, and why.',
    ),
    clause('offline', 'Working without a connection', 2),
    p('Thick walls and old wiring are part of the setting, not a fault in it.'),
    req(
      'r-offline',
      'must',
      'A care home system MUST let staff record administrations for at least 4 hours without a connection.',
    ),
    req(
      'r-offline-merge',
      'must',
      'When the connection is back, records made meanwhile MUST be sent in the order in which they were made, and none may replace another.',
    ),
    p(
      'The same holds for two tablets that were both offline: both records stand, and a person is asked where they disagree.',
      'offline-note',
    ),
    clause('sharing', 'What the practice sees', 1),
    req(
      'r-practice-view',
      'may',
      'A pharmacy system MAY pass a summary of administrations on to the general practice of the resident, as the practice and the care home agree.',
    ),
  ];
}
