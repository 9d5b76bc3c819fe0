/** What an error page says for one status. */
export interface ErrorWords {
  readonly title: string;
  readonly sentences: readonly string[];
  /** What is said instead above what was typed into a form. */
  readonly withTyped?: readonly string[];
}

const NOT_FOUND: ErrorWords = {
  title: 'Page not found',
  sentences: [
    'If you typed the web address, check that it is correct. If you pasted it, check that you copied all of it.',
    'The page may be open only to people who take part in it. If you were invited, sign in with the account that was invited.',
  ],
};

const FAILED: ErrorWords = {
  title: 'There is a problem with the service',
  sentences: [
    'What you sent was not carried out. If you typed something, go back: your browser may still have it.',
    'Try again in a few minutes. If it happens again, tell us the reference number.',
  ],
  withTyped: [
    'What you sent was not carried out. What you typed is kept on this page as long as it is open.',
    'Try again in a few minutes. If it happens again, tell us the reference number.',
  ],
};

const WORDS: Readonly<Record<number, ErrorWords>> = {
  400: {
    title: 'The page was asked for in a way we do not understand',
    sentences: ['Go back, reload the page and try again.'],
  },
  403: {
    title: 'You cannot do this',
    sentences: [
      'Your account does not have the right that this needs.',
      'The people page of the standard says who its chair and editors are; they can help.',
    ],
  },
  404: NOT_FOUND,
  405: {
    title: 'This page cannot be used that way',
    sentences: ['Go back, reload the page and try again.'],
  },
  409: {
    title: 'Something changed while you were working',
    sentences: ['Go back, reload the page to see what changed, and decide again.'],
  },
  410: {
    title: 'This page is gone',
    sentences: ['It was here once and will not come back. Search for the standard to find where it went.'],
  },
  413: {
    title: 'What you sent is too large',
    sentences: ['Go back and send less at once: a shorter text or a smaller file.'],
  },
  429: {
    title: 'Too many tries',
    sentences: ['Wait a few minutes, then try again.'],
  },
  500: FAILED,
  503: {
    title: 'This is not available at the moment',
    sentences: [
      'Published standards can still be read. Try again in a few minutes; nothing you sent was lost half-way.',
    ],
  },
};

/** The words for a status; an unknown one is treated by its hundred. */
export function errorWords(status: number): ErrorWords {
  return WORDS[status] ?? (status >= 500 ? FAILED : (WORDS[400] ?? FAILED));
}
