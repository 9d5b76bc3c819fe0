import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { isFormFailure } from '../../app/components/form/form-failure';
import { pageNumbers } from '../../app/components/pagination';
import { Panel } from '../../app/components/panel';
import { Refusal } from '../../app/components/refusal';
import { errorWords } from '../../app/components/shell/error-words';
import { SiteHeader } from '../../app/components/shell/site-header';
import { wholeTitle } from '../../app/components/shell/title-and-meta';
import { sayReasons } from '../../app/domain/reason-sentences';
import { leftWords } from '../../app/enhance/character-count';

const READER = { serviceName: 'Concord', demo: false, person: null, unread: 0 };

describe('page titles', () => {
  it.each([
    ['Sign in', false, 'Sign in – Concord'],
    ['Sign in', true, 'Error: Sign in – Concord'],
    ['Sign in – Concord', false, 'Sign in – Concord'],
    ['Concord', false, 'Concord'],
  ])('%s (failed: %s) becomes %s', (title, formFailed, expected) => {
    expect(wholeTitle(title, 'Concord', formFailed)).toBe(expected);
  });

  it('take as a failure only an answer with at least one error', () => {
    expect(isFormFailure({ errors: { name: 'Enter a name.' }, values: {} })).toBe(true);
    expect([{ errors: {} }, { done: true }, null, undefined, 'text'].map(isFormFailure)).toEqual(
      Array(5).fill(false),
    );
  });
});

describe('the header', () => {
  it('offers a reader the way in, and back to where they were', () => {
    const html = renderToStaticMarkup(<SiteHeader view={READER} path="/standards/STD-0042" />);
    expect(html).toContain('href="/sign-in?to=%2Fstandards%2FSTD-0042"');
    expect(html).not.toContain('/my-work');
    expect(html).not.toContain('<form method="post"');
  });

  it('leads from the sign-in back to the page with its search and filters', () => {
    const html = renderToStaticMarkup(
      <SiteHeader view={READER} path="/standards" query="book" search="?state=drafting&q=book" />,
    );
    expect(html).toContain(`/sign-in?to=${encodeURIComponent('/standards?state=drafting&q=book')}`);
  });

  it('keeps the words searched for', () => {
    const html = renderToStaticMarkup(<SiteHeader view={READER} path="/standards" query="allergies" />);
    expect(html).toContain('value="allergies"');
    expect(html).toContain('aria-current="page"');
  });

  it('never shows more than 99', () => {
    const view = { ...READER, person: { name: 'Iwan Pryce', initials: 'IP' }, unread: 140 };
    expect(renderToStaticMarkup(<SiteHeader view={view} path="/" />)).toContain('>99+<');
  });
});

describe('words for errors', () => {
  it.each([400, 403, 404, 405, 409, 410, 413, 429, 500, 503])('%i has a title and a way on', (status) => {
    const { title, sentences } = errorWords(status);
    expect(title).not.toMatch(/error|invalid|forbidden|please/i);
    expect(sentences.length).toBeGreaterThan(0);
  });

  it('treats an unknown status by its hundred', () => {
    expect(errorWords(418)).toBe(errorWords(400));
    expect(errorWords(507)).toBe(errorWords(500));
  });
});

describe('page numbers', () => {
  it.each([
    [1, 1, [1]],
    [1, 3, [1, 2, 3]],
    [4, 12, [1, 2, 3, 4, 5, 0, 12]],
    [6, 12, [1, 0, 5, 6, 7, 0, 12]],
    [12, 12, [1, 0, 11, 12]],
  ])('page %i of %i shows %o', (page, pages, shown) => {
    expect(pageNumbers(page, pages)).toEqual(shown);
  });
});

describe('characters left', () => {
  it.each([
    [20, 'You have 20 characters left'],
    [1, 'You have 1 character left'],
    [-1, 'You have 1 character too many'],
    [1200, 'You have 1,200 characters left'],
  ])('%i: %s', (left, words) => {
    expect(leftWords(left)).toBe(words);
  });
});

describe('a confirmation', () => {
  it('is the page’s h1, with the reference below it', () => {
    const html = renderToStaticMarkup(<Panel title="Your vote is recorded">Reference B-12</Panel>);
    expect(html).toMatch(
      /^<div class="nhsuk-panel"><h1[^>]*>Your vote is recorded<\/h1><div[^>]*>Reference B-12/,
    );
  });
});

describe('a refusal', () => {
  it('says the reasons of the rules, and who can change each', () => {
    const reasons = sayReasons([{ rule: 'PM-1', word: 'chair-only' }]);
    const html = renderToStaticMarkup(<Refusal title="The ballot cannot open" reasons={reasons} />);
    expect(reasons[0]?.help).toMatch(/can change this\.$/);
    expect(html).toContain(
      `${reasons[0]?.sentence}<span class="cc-refusal__cure">${reasons[0]?.help}</span>`,
    );
  });

  it('is silent when nothing is refused', () => {
    expect(renderToStaticMarkup(<Refusal title="The ballot cannot open" reasons={[]} />)).toBe('');
  });
});
