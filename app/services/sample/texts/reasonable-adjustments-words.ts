import type { NodeJson } from '../../../document/json';
import { bullets, clause, note, p, req, steps, table } from './text-parts';

/** The clauses of STD-0005 on wording, formats and languages. */
export function adjustmentPracticeClauses(): NodeJson[] {
  return [
    clause('wording', 'How adjustments are worded'),
    p(
      'An adjustment says what to do, not what is wrong with somebody. “Speak slowly and write the main points down” helps a receptionist; the name of a condition does not, and tells more than is needed.',
    ),
    table(
      't-wording',
      'Wordings that help, and wordings that do not',
      ['Instead of', 'Write'],
      ['Deaf', 'Text me. Please do not ring.'],
      ['Learning disability', 'Use short sentences. Give me time to answer.'],
      ['Challenging behaviour', 'Loud rooms distress me. Let me wait outside and fetch me.'],
      ['Wheelchair user', 'I need step-free access and room to turn.'],
      ['Carer involved', 'Ask my sister to come in with me. Her number is in my record.'],
    ),
    req(
      'r-no-diagnosis',
      'should-not',
      'The words of an adjustment SHOULD NOT name a condition, unless the person asks for it to be named.',
    ),
    req(
      'r-template',
      'may',
      'A system MAY suggest wordings. The person MUST be able to change every word of a suggestion before it is recorded.',
    ),
    clause('formats', 'Formats and languages', 2),
    p(
      'Letters, leaflets and results reach people in the format they asked for, or they have not reached them.',
    ),
    bullets(
      'large print names the size, because “large” means 14 points to one printer and 24 to another',
      'easy read is ordered by those who send, and is never made by leaving sentences out',
      'British Sign Language is a language: the adjustment is an interpreter, and a person who lip-reads needs something else',
      'a preferred spoken language says nothing about whether somebody reads it.',
    ),
    req(
      'r-format-out',
      'must',
      'A system that sends letters or messages MUST use the recorded format, or MUST stop the sending and name a person who decides what is done in its place.',
    ),
    clause('first-time', 'Recording for the first time', 2),
    p(
      'The conversation in which adjustments are first recorded takes about ten minutes. In the trial it went best in this order:',
    ),
    steps(
      'Ask what makes it hard to use this service, and what has helped elsewhere.',
      'Write down the person’s words and read them back.',
      'Choose the codes together and say what each of them will do.',
      'Say who will see them, and ask whether that is agreed.',
      'Give the person a copy that they can carry.',
    ),
    note(
      'Nobody needs proof',
      'An adjustment is recorded because the person says that they need it. No letter, diagnosis or assessment is asked for.',
    ),
  ];
}
