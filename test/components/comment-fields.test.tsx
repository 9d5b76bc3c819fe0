import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { CommentFields } from '../../app/components/comments/comment-fields';
import { LONGEST } from '../../app/services/comments/comment-limits';

const ORGANISATIONS = [
  { id: 'first', name: 'Eastvale Hospital' },
  { id: 'second', name: 'Northfield Systems' },
];

const shown = (asked?: { readonly organisationId: string | null; readonly blocking: boolean }) => {
  const html = renderToStaticMarkup(
    <CommentFields organisations={ORGANISATIONS} limits={LONGEST} {...(asked ? { asked } : {})} />,
  );
  return {
    organisation: /<option value="(\w*)" selected/.exec(html)?.[1],
    blocking: /<input[^>]*name="blocking"[^>]*>/.exec(html)?.[0].includes('checked'),
  };
};

describe('the form of a comment that a vote is to cite', () => {
  it('BL-13: is blocking and for the organisation that votes, before any script runs', () => {
    expect(shown({ organisationId: 'second', blocking: true })).toEqual({
      organisation: 'second',
      blocking: true,
    });
  });

  it('asks for nothing else where nothing was asked, or for an organisation that is not theirs', () => {
    expect(shown()).toEqual({ organisation: 'first', blocking: false });
    expect(shown({ organisationId: 'third', blocking: false })).toEqual({
      organisation: 'first',
      blocking: false,
    });
  });
});
