import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { MergeChoices } from '../../app/document/branch/branch-types';
import { describeBranch } from '../../app/document/branch/describe-branch';
import { mergeBranch } from '../../app/document/branch/merge-branch';
import { mustsRelaxed } from '../../app/document/branch/musts-relaxed';
import { previewMerge } from '../../app/document/branch/preview-merge';
import { seedBranch } from '../../app/document/branch/seed-branch';
import { undoMerge } from '../../app/document/branch/undo-merge';
import { canonicalJson } from '../../app/document/canonical';
import type { BlockJson } from '../../app/document/json';
import { seedUpdate } from '../../app/document/live-document';
import { restoreUpdate } from '../../app/document/restore';
import { parseDocument } from '../../app/document/snapshot';
import { doc, h, p, requirement } from './blocks';
import { textOf } from './branch-histories';
import {
  ALL,
  apart,
  atOnce,
  base,
  but,
  codes,
  everyReceiver,
  merge,
  receiver,
  retry,
  rules,
  scope,
  sender,
  withRow,
} from './branch-texts';

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

describe('a branch that lives on', () => {
  test('the author’s letters keep the author’s client id in the draft', () => {
    const texts = apart(base, but('p1', atOnce));
    const merged = mergeBranch(texts.base, texts.today, texts.branch, ALL);
    expect(merged.branchClients).toHaveLength(1);
    expect(clientsOf(merged.update)).toEqual(merged.branchClients);
  });

  test('an edit by the editor before accepting is an edit of the branch', () => {
    const texts = apart(but('p2', everyReceiver), but('p1', atOnce));
    const polished = doc(
      scope,
      p('p1', 'A sender sends each message once and at once.'),
      receiver,
      rules,
      retry,
      codes,
    );
    const branch = [...texts.branch, restoreUpdate(texts.branch, polished)];
    const merged = mergeBranch(texts.base, texts.today, branch, ALL);
    expect(merged.branchClients).toHaveLength(2);
    expect(merged.after).toContain('once and at once');
    expect(merged.after).toContain('Every receiver');
  });

  test('what the draft changed after accepting is not proposed again', () => {
    const texts = apart(base, but('p1', atOnce));
    const merged = mergeBranch(texts.base, texts.today, texts.branch, ALL);
    const later = [...texts.today, merged.update];
    later.push(restoreUpdate(later, but('p1', p('p1', 'A sender sends each message once, soon.'))));
    const again = previewMerge(parseDocument(merged.base), textOf(later), textOf(texts.branch));
    expect(again.parts).toEqual([]);
  });

  test('a branch of a branch merges into the branch, and with it into the draft', () => {
    const texts = apart(but('p2', everyReceiver), but('p1', atOnce));
    const inner = seedBranch(texts.branch);
    const innerLog = [
      inner.update,
      restoreUpdate(
        [inner.update],
        doc(
          scope,
          atOnce,
          receiver,
          rules,
          requirement('r1', 'must', 'R14', 'Senders retry after an error.'),
          codes,
        ),
      ),
    ];
    const intoBranch = mergeBranch(parseDocument(inner.canonical), texts.branch, innerLog, ALL);
    const branch = [...texts.branch, intoBranch.update];
    const merged = mergeBranch(texts.base, texts.today, branch, ALL);
    expect(merged.after).toBe(
      canonicalJson(
        doc(
          scope,
          atOnce,
          everyReceiver,
          rules,
          requirement('r1', 'must', 'R14', 'Senders retry after an error.'),
          codes,
        ),
      ),
    );
  });

  test('a local extension pulls the next version, whose text has another history', () => {
    const extension = doc(scope, sender, p('x1', 'Locally by courier.'), receiver, rules, retry, codes);
    const next = doc(
      scope,
      atOnce,
      receiver,
      rules,
      requirement('r1', 'must', 'R14', 'Senders retry after an error.'),
      codes,
    );
    const seed = seedUpdate(base);
    const ours = [seed, restoreUpdate([seed], extension)];
    const pulled = mergeBranch(base, ours, [seedUpdate(next)], ALL);
    const text = textOf([...ours, pulled.update]);
    expect(canonicalJson(text)).toBe(
      canonicalJson(
        doc(
          scope,
          atOnce,
          p('x1', 'Locally by courier.'),
          receiver,
          rules,
          requirement('r1', 'must', 'R14', 'Senders retry after an error.'),
          codes,
        ),
      ),
    );
    expect(pulled.base).toBe(canonicalJson(next));
    expect(mustsRelaxed(next, text)).toEqual([]);
    expect(mustsRelaxed(next, extension)).toMatchObject([
      { ref: 'R14', levelBefore: 'must', levelAfter: 'may', how: 'lowered' },
    ]);
  });
});

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

describe('describing a branch', () => {
  test('says what it does in facts that make sentences', () => {
    const branch = doc(
      h('h1', 1, 'Scope'),
      p('p1', 'A sender sends each message twice.'),
      h('h2', 1, 'Rules'),
      requirement('r1', 'must', 'R14', 'Senders retry after an error.'),
      withRow(codes, 'b', '500', 'Broken'),
      requirement('r2', 'should', null, 'Receivers say why.'),
    );
    const told = describeBranch(base, branch);
    const brief = told.facts.map(({ deed, object, ref, before, after, partId }) => ({
      deed,
      object,
      ref,
      before,
      after,
      partId,
    }));
    expect(brief).toEqual([
      { deed: 'replaces', object: 'words', ref: null, before: 'once', after: 'twice', partId: 'h1' },
      {
        deed: 'removes',
        object: 'block',
        ref: null,
        before: 'A receiver answers within a minute.',
        after: '',
        partId: 'h1',
      },
      { deed: 'replaces', object: 'level', ref: 'R14', before: 'MAY', after: 'MUST', partId: 'h2' },
      { deed: 'adds', object: 'row', ref: null, before: '', after: '500 | Broken', partId: 'h2' },
      {
        deed: 'adds',
        object: 'requirement',
        ref: null,
        before: '',
        after: 'Receivers say why.',
        partId: 'h2',
      },
    ]);
    expect(told.parts.map(({ id, clauses }) => [id, clauses.map(({ title }) => title)])).toEqual([
      ['h1', ['Scope']],
      ['h2', ['Rules']],
    ]);
    expect(told.removedBlocks).toEqual(['p2']);
    expect(told.changedBlocks).toEqual(expect.arrayContaining(['p1', 'r1', 'r2', 'b1']));
    expect(told.changedBlocks).not.toContain('h2');
  });

  test('clauses between which a block was moved are decided together', () => {
    const told = describeBranch(base, doc(scope, receiver, rules, sender, retry, codes));
    expect(told.parts).toMatchObject([{ clauses: [{ title: 'Rules' }], blockIds: ['p1'] }]);
    expect(told.facts).toMatchObject([{ deed: 'moves', object: 'block', before: 'Scope', after: 'Rules' }]);
  });
});

/** The Yjs clients whose structs are in an update. */
function clientsOf(update: Uint8Array): number[] {
  return [...new Set(Y.decodeUpdate(update).structs.map(({ id }) => id.client))];
}
