import type { Reason } from './decision';
import type { ReasonWord } from './reason-words';
import { AMENDMENT_SENTENCES } from './reasons/amendment';
import { ARTEFACT_SENTENCES } from './reasons/artefact';
import { BALLOT_SENTENCES } from './reasons/ballot';
import { LIFECYCLE_SENTENCES } from './reasons/lifecycle';
import { COMMENT_SENTENCES, CONFORMANCE_SENTENCES, NUMBER_SENTENCES } from './reasons/others';
import { PERMISSION_SENTENCES } from './reasons/permission';
import { SENSE_SENTENCES } from './reasons/sense';
import type { Curer, Sentence } from './reasons/sentence';

/** Every reason word with its sentence and with who can cure it: the one place where refusals become words. */
const SENTENCES: Record<ReasonWord, Sentence> = {
  ...PERMISSION_SENTENCES,
  ...LIFECYCLE_SENTENCES,
  ...BALLOT_SENTENCES,
  ...COMMENT_SENTENCES,
  ...AMENDMENT_SENTENCES,
  ...SENSE_SENTENCES,
  ...ARTEFACT_SENTENCES,
  ...CONFORMANCE_SENTENCES,
  ...NUMBER_SENTENCES,
};

const CURER_LABELS: Record<Curer, string> = {
  you: 'you',
  author: 'its authors',
  commenter: 'the commenter',
  editor: 'an editor of the standard',
  chair: 'the chair of the standard',
  group: 'the group of the standard',
  lead: 'an NHS Standards Lead',
  'another-lead': 'an uninvolved NHS Standards Lead',
  secretariat: 'the Secretariat',
  administrator: 'an administrator',
  representative: 'a voting representative of the organisation',
  'other-representatives': 'voting representatives of organisations that are not enrolled',
  supplier: 'suppliers and the sites that use their products',
  clock: 'the portal’s clock',
  nobody: 'nobody',
};

/** `{fact}` becomes the fact; `{fact:one|many}` the first word for 1 and the second for all other numbers. */
function fill(says: string, facts: Reason['facts'] = {}): string {
  return says.replace(
    /\{([a-z]+)(?::([^|}]*)\|([^}]*))?\}/gi,
    (match, name: string, one?: string, many?: string) => {
      const fact = facts[name];
      if (one === undefined || many === undefined) return String(fact ?? match);
      return Number(fact) === 1 ? one : many;
    },
  );
}

/** A reason as people read it. */
export interface SaidReason {
  readonly rule: string;
  readonly word: ReasonWord;
  readonly sentence: string;
  /** Those who can cure it; never empty, 'nobody' where the rules leave no cure. */
  readonly cure: readonly Curer[];
  /** "The chair of the standard or time can change this."; empty where nobody or only the reader can. */
  readonly help: string;
}

function helpOf(cure: readonly Curer[]): string {
  const others = cure.filter((one) => one !== 'nobody' && one !== 'you').map((one) => CURER_LABELS[one]);
  if (others.length === 0) return '';
  const said = others.join(' or ');
  return `${said.charAt(0).toUpperCase()}${said.slice(1)} can change this.`;
}

/** The sentence of a reason and who can cure it. */
export function sayReason({ rule, word, facts, cure: here }: Reason): SaidReason {
  const { says, cure: always } = SENTENCES[word];
  const cure = here ?? always;
  return { rule, word, sentence: fill(says, facts), cure, help: helpOf(cure) };
}

/** Said reasons in running words, each with who can change it. */
export function reasonsInWords(said: readonly Pick<SaidReason, 'sentence' | 'help'>[]): string {
  return said.map(({ sentence, help }) => `${sentence} ${help}`.trim()).join(' ');
}

/** The sentences of a refusal, each once, in the order of the demands. */
export function sayReasons(reasons: readonly Reason[]): readonly SaidReason[] {
  const said = reasons.map(sayReason);
  return said.filter((one, at) => said.findIndex(({ sentence }) => sentence === one.sentence) === at);
}
