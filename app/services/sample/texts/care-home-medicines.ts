import type { NodeJson } from '../../../document/json';
import { careHomePracticeClauses } from './care-home-medicines-practice';
import { careHomeRecordClauses } from './care-home-medicines-record';
import { revise } from './revise-text';
import { bullets, clause, front, note, p, req, sampleNotice, steps, table, term } from './text-parts';

/** STD-0003 as it was first begun. */
export function careHomeMedicinesBegun(): NodeJson[] {
  return opening();
}

/** STD-0003 as it went into consultation. */
export function careHomeMedicines(): NodeJson[] {
  return [...opening(), ...careHomeRecordClauses(), ...careHomePracticeClauses(), ...closing()];
}

/** STD-0003 as its ballot asks about it: with the decisions on the consultation's comments. */
export function careHomeMedicinesForBallot(): NodeJson[] {
  return revise(
    careHomeMedicines(),
    {
      replace: 'r-change-time',
      with: [
        req(
          'r-change-time',
          'must',
          'The pharmacy system MUST send a change to the care home system within 15 minutes of the pharmacist’s decision, and MUST mark it as urgent where the next dose falls within 4 hours.',
        ),
      ],
    },
    {
      after: 'r-reason-missed',
      add: [
        req(
          'r-refusal-pattern',
          'should',
          'A care home system SHOULD tell the pharmacy when the same medicine has been refused or missed three times within seven days.',
        ),
      ],
    },
    {
      replace: 'r-offline',
      with: [
        req(
          'r-offline',
          'must',
          'A care home system MUST let staff record administrations for at least 12 hours without a connection, and MUST show on each page that it works without one.',
        ),
      ],
    },
    {
      after: 'offline-note',
      add: [
        p(
          'Twelve hours is the length of a night shift. The consultation draft asked for four; two care homes showed that a night without a connection is not rare where they are.',
        ),
      ],
    },
  );
}

function opening(): NodeJson[] {
  return [
    front('foreword', 'About this standard'),
    sampleNotice(),
    p(
      'A care home keeps a chart of what each resident takes and when it was given. The pharmacy that supplies the medicines keeps another list, the practice a third. When a dose changes on a Friday afternoon, the three drift apart. This standard lets the pharmacy and the care home share one record of what is to be given and what was given.',
    ),
    clause('purpose', 'Purpose'),
    p('The standard exists so that:'),
    bullets(
      'staff at a care home never copy a medicine by hand from a label to a chart',
      'a change made by a prescriber reaches the person who gives the next dose before they give it',
      'the pharmacy and the practice can see what was really taken.',
    ),
    clause('scope', 'Scope'),
    p(
      'It covers the exchange between the system of a community pharmacy and the system of a care home with or without nursing in England, for regular, as-needed and time-limited medicines.',
    ),
    p(
      'It does not cover ordering and stock, controlled drugs registers, or medicines that residents keep and take themselves.',
      'scope-not',
    ),
    clause('terms', 'Terms and definitions'),
    term('term-chart', 'Chart', 'What is to be given to one resident, at which times, and what was given.'),
    term('term-line', 'Line', 'One medicine on a chart, with its dose and its times.'),
    term('term-round', 'Round', 'A time of day at which medicines are given, such as breakfast.'),
    term(
      'term-administration',
      'Administration',
      'One dose that was given, refused, missed or held back, by whom and when.',
    ),
    term(
      'term-carer',
      'Authorised carer',
      'A member of staff whom the care home has assessed to give medicines.',
    ),
  ];
}

function closing(): NodeJson[] {
  return [
    clause('conformance', 'Conformance'),
    p(
      'A product conforms as a **pharmacy system** or as a **care home system** when it meets each MUST and MUST NOT for its role.',
    ),
    req(
      'r-pairs',
      'must',
      'A declaration of conformance MUST name at least one product of the other role with which the test set was exchanged in both directions.',
    ),
    clause('safety', 'Clinical safety'),
    table(
      't-hazards',
      'Hazards and their controls',
      ['Hazard', 'Control', 'Who controls it'],
      ['A dose is given after it was stopped', '{{r-change-time}} and {{r-change-block}}', 'Both'],
      ['A dose is given twice', '{{r-already-given}}', 'Care home system'],
      ['A dose is given to the wrong resident', '{{r-photo}}', 'Care home system'],
      ['A record made offline is lost', '{{r-offline}} and {{r-offline-merge}}', 'Care home system'],
    ),
    p('Beyond these, each supplier keeps the hazard log of its own product.'),
    clause('governance', 'Information governance and security'),
    p(
      'Care home and pharmacy are both controllers of what they record. The exchange is for the direct care of the resident and serves no other purpose.',
    ),
    req(
      'r-minimum',
      'must-not',
      'A pharmacy system MUST NOT ask a care home system for more than the chart of residents whom the pharmacy supplies.',
    ),
    req(
      'r-leaver',
      'must',
      'When a resident leaves, exchange about them MUST stop within 24 hours, and both systems MUST keep their own records as the law asks.',
    ),
    note(
      'The last mile',
      'Small care homes share one tablet between floors. The screens that this standard implies were tried with staff on a tablet of seven inches with a cracked corner, and they worked.',
    ),
    p('Setting up an exchange takes five steps:'),
    steps(
      'The care home names the pharmacy and both sign the agreement.',
      'The pharmacy sends the charts of all residents it supplies.',
      'Two authorised carers check each chart against the medicines in the home.',
      'Differences are settled by telephone and corrected at the pharmacy.',
      'The paper chart is closed with a line and a signature, at the same round for everybody.',
    ),
  ];
}
