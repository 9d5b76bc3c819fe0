import { describe, expect, test } from 'vitest';
import type { MergeChoices } from '../../app/document/branch/branch-types';
import { mergeBranch } from '../../app/document/branch/merge-branch';
import { previewMerge } from '../../app/document/branch/preview-merge';
import { canonicalJson } from '../../app/document/canonical';
import type { BlockJson } from '../../app/document/json';
import { parseDocument } from '../../app/document/snapshot';
import { doc, p, requirement } from './blocks';
import { textOf } from './branch-histories';
import { apart, atOnce, but, codes, merge, receiver, rules, scope, sender } from './branch-texts';

describe('choices for a part', () => {
  const now = but('p1', p('p1', 'Every sender sends each message once.'));
  const proposed = doc(
    scope,
    atOnce,
    receiver,
    rules,
    requirement('r1', 'must', 'R14', 'Senders retry.'),
    codes,
  );
  const must = requirement('r1', 'must', 'R14', 'Senders retry.');
  const decided = (line: BlockJson, rule: BlockJson) =>
    canonicalJson(doc(scope, line, receiver, rules, rule, codes));
  const nowLine = p('p1', 'Every sender sends each message once.');

  test.each([
    ['accept', p('p1', 'Every sender sends each message once, at once.')],
    ['reject', nowLine],
    ['take-now', nowLine],
    ['take-proposed', atOnce],
  ] as const)('%s', (take, line) => {
    const merged = merge(now, proposed, { otherwise: 'accept', parts: { h1: { take } } });
    expect(canonicalJson(merged)).toBe(decided(line, must));
  });

  test('own wording takes the place of the conflicting lines', () => {
    const own = { take: 'own', wording: 'Senders send once.\n\nAnd at once.' } as const;
    const merged = merge(now, proposed, { otherwise: 'accept', parts: { h1: own } });
    expect(merged.content?.slice(0, 4)).toMatchObject([
      { attrs: { id: 'h1' } },
      { attrs: { id: 'p1' }, content: [{ text: 'Senders send once.' }] },
      { type: 'paragraph', content: [{ text: 'And at once.' }] },
      { attrs: { id: 'p2' } },
    ]);
  });

  test('a choice for a conflict goes before that of its part', () => {
    const choices: MergeChoices = {
      otherwise: 'accept',
      parts: { h1: { take: 'accept' } },
      conflicts: { p1: { take: 'take-proposed' } },
    };
    expect(canonicalJson(merge(now, proposed, choices))).toBe(decided(atOnce, must));
  });

  test('clean parts alone leave what needs a decision for later', () => {
    const texts = apart(now, proposed);
    const first = mergeBranch(texts.base, texts.today, texts.branch, { otherwise: 'accept-clean' });
    expect(first).toMatchObject({ merged: ['h2'], left: ['h1'], after: decided(nowLine, must) });
    const today = [...texts.today, first.update];
    const then = previewMerge(parseDocument(first.base), textOf(today), textOf(texts.branch));
    expect(then.parts.map(({ id }) => id)).toEqual(['h1']);
    const rest = mergeBranch(parseDocument(first.base), today, texts.branch, {
      otherwise: 'reject',
      parts: { h1: { take: 'take-proposed' } },
    });
    expect(rest).toMatchObject({ merged: ['h1'], left: [], after: decided(atOnce, must) });
  });

  test('what today’s wording was taken for is settled, what was rejected is not', () => {
    const texts = apart(now, proposed);
    const settle = (take: 'take-now' | 'reject') => {
      const merged = mergeBranch(texts.base, texts.today, texts.branch, {
        otherwise: 'accept',
        parts: { h1: { take } },
      });
      const today = textOf([...texts.today, merged.update]);
      return previewMerge(parseDocument(merged.base), today, textOf(texts.branch)).parts.map(({ id }) => id);
    };
    expect(settle('take-now')).toEqual([]);
    expect(settle('reject')).toEqual(['h1']);
  });

  test('a clause that the draft deleted comes back whole when the branch’s is taken', () => {
    const gone = doc(scope, sender, receiver);
    const changed = but('r1', must);
    const back = merge(gone, changed, { otherwise: 'reject', parts: { h2: { take: 'take-proposed' } } });
    expect(canonicalJson(back)).toBe(canonicalJson(changed));
  });
});
