import type { SenseReason } from '../reason-words';
import { type Sentence, say } from './sentence';

export const SENSE_SENTENCES: Record<SenseReason, Sentence> = {
  'sense-question-missing': say('Write the question.', 'you'),
  'sense-subject-unknown': say(
    'Name a comment such as C-12, a submitted amendment such as A-3, or the number of a clause of this version.',
    'you',
  ),
  'sense-closing-unfit': say('A sense check closes on one of the next {days} days.', 'you'),
  'sense-version-over': say(
    'The version is out or ended, so nobody is asked about it. Ask on a version that is being written.',
    'you',
  ),
  'sense-check-closed': say('The sense check closed at {at}.', 'nobody'),
  'sense-position-missing': say('Choose for, against or unsure.', 'you'),
  'sense-reason-missing': say('Give the reason.', 'you'),
};
