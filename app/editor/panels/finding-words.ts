import type { Finding, FindingKind } from '../../document/finding-types';

/** What each finding says, and what to do about it. */
const WORDS: Readonly<Record<FindingKind, string>> = {
  'missing-title': 'The text has no clause of the first level',
  'empty-text': 'The text is empty',
  'empty-heading': 'This heading has no words',
  'duplicate-id': 'Two blocks share one id',
  'duplicate-ref': 'Two requirements share one number',
  'requirement-without-level': 'This requirement has no level yet',
  'requirement-without-ref': 'This requirement has no number yet',
  'requirement-empty': 'This requirement says nothing',
  'image-without-description': 'This image has no description for people who cannot see it',
  'image-without-source': 'This image has no address that can be shown',
  'image-elsewhere':
    'This picture stands on another site, where it can be changed after the vote: put it into the draft as a file',
  'broken-cross-reference': 'This cross-reference leads to something that is gone',
  'broken-link': 'This link leads nowhere',
  'definition-without-term': 'This definition has no term',
  'section-missing': 'A required section is missing',
  'hint-unedited': 'This line of the template still says what to write here; write it, or delete the line',
  'clause-empty': 'This clause has nothing in it',
};

export function findingWords({ kind, what }: Finding): string {
  return kind === 'section-missing' ? `${WORDS[kind]}: ${what}` : WORDS[kind];
}

/** The words concerned, shortened; '' where the sentence already says everything. */
export function findingSubject({ kind, what }: Finding): string {
  if (kind === 'section-missing' || kind === 'duplicate-id') return '';
  return what.length > 80 ? `${what.slice(0, 77)}…` : what;
}
