import type { ArtefactReason } from '../reason-words';
import { type Sentence, say } from './sentence';

export const ARTEFACT_SENTENCES: Record<ArtefactReason, Sentence> = {
  'artefacts-not-kept-now': say(
    'Artefacts are added and taken out while the text is being written: in {from}. The version is in state {state}{noWay}.',
    'lead',
  ),
  'artefact-path-unfit': say(
    'The name does not work on every system. Use letters, digits, spaces, dots, hyphens and underscores, ' +
      'and no more than 200 characters.',
    'you',
  ),
  'artefact-path-taken': say(
    '“{other}” is there already, and the names differ in capital letters only. Use the same name or another one.',
    'you',
  ),
  'artefacts-too-many': say('A version has no more than {most} artefacts. Take some out first.', 'you'),
  'artefacts-too-large': say(
    'The artefacts of a version are {most} MB together at the most. Take some out first.',
    'you',
  ),
  'artefact-defined-twice': say(
    '“{other}” defines {identifier} already. Take that one out, or give this one a version of its own.',
    'you',
  ),
  'artefacts-differ': say(
    'The artefacts on the page that you read are not those that are decided on. Reload the page and read them.',
    'you',
  ),
};
