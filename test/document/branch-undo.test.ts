import { describe, expect, test } from 'vitest';
import { mergeBranch } from '../../app/document/branch/merge-branch';
import { undoMerge } from '../../app/document/branch/undo-merge';
import { canonicalJson } from '../../app/document/canonical';
import { restoreUpdate } from '../../app/document/restore';
import { parseDocument } from '../../app/document/snapshot';
import { doc, p } from './blocks';
import { textOf } from './branch-histories';
import {
  ALL,
  apart,
  atOnce,
  base,
  codes,
  everyReceiver,
  receiver,
  retry,
  rules,
  scope,
  sender,
} from './branch-texts';

describe('undoing a merge', () => {
  test('takes it back and keeps what others wrote since, in the same line too', () => {
    const texts = apart(base, doc(scope, atOnce, receiver, p('n1', 'New.'), rules, retry, codes));
    const merged = mergeBranch(texts.base, texts.today, texts.branch, ALL);
    const now = [...texts.today, merged.update];
    now.push(
      restoreUpdate(
        now,
        doc(
          scope,
          p('p1', 'Every sender sends each message once, at once.'),
          everyReceiver,
          p('n1', 'New.'),
          rules,
          retry,
          codes,
        ),
      ),
    );
    const undone = undoMerge(parseDocument(merged.before), parseDocument(merged.after), now);
    const text = canonicalJson(
      doc(scope, p('p1', 'Every sender sends each message once.'), everyReceiver, rules, retry, codes),
    );
    expect(undone.after).toBe(text);
    expect(canonicalJson(textOf([...now, undone.update]))).toBe(text);
    expect(undone.kept.map(({ id }) => id)).toEqual(['p1']);
  });

  test('a merged paragraph that somebody changed since stays, and is named', () => {
    const texts = apart(base, doc(scope, sender, receiver, p('n1', 'New.'), rules, retry, codes));
    const merged = mergeBranch(texts.base, texts.today, texts.branch, ALL);
    const now = [...texts.today, merged.update];
    now.push(restoreUpdate(now, doc(scope, sender, receiver, p('n1', 'New and mine.'), rules, retry, codes)));
    const undone = undoMerge(parseDocument(merged.before), parseDocument(merged.after), now);
    expect(undone.after).toContain('New and mine.');
    expect(undone.kept).toMatchObject([{ id: 'n1', reasons: ['deleted-by-branch'] }]);
  });
});
