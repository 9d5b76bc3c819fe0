import type { FindingKind } from '../document/finding-types';

/** What is wrong with a text, and how an editor mends it. */
export const FINDING_WORDS: Record<FindingKind, string> = {
  'missing-title': 'The text has no title: no heading of the first level.',
  'empty-text': 'The text is empty.',
  'empty-heading': 'A heading has no words.',
  'duplicate-id': 'Two blocks have the same id.',
  'duplicate-ref': 'Two requirements have the same reference.',
  'requirement-without-level': 'A requirement has no level. Choose MUST, SHOULD or MAY.',
  'requirement-without-ref': 'A requirement has no reference yet.',
  'requirement-empty': 'A requirement has no words.',
  'image-without-description': 'An image has no description for people who cannot see it.',
  'image-without-source': 'An image cannot be shown from where it is.',
  'image-elsewhere':
    'A picture stands on another site, where it can be changed after the vote. Put it into the draft as a file.',
  'broken-cross-reference': 'A reference leads to a block that is gone.',
  'broken-link': 'A link leads nowhere.',
  'definition-without-term': 'A definition does not say which term it defines.',
  'section-missing': 'A required section is missing.',
  'hint-unedited':
    'A line of the template still says what to write here. Put your words in its place, or delete it.',
  'clause-empty': 'A clause has nothing in it.',
};
