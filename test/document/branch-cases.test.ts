import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { MergeChoices, MergeReason } from '../../app/document/branch/branch-types';
import { describeBranch } from '../../app/document/branch/describe-branch';
import { mergeBranch } from '../../app/document/branch/merge-branch';
import { mustsRelaxed } from '../../app/document/branch/musts-relaxed';
import { previewMerge } from '../../app/document/branch/preview-merge';
import { seedBranch } from '../../app/document/branch/seed-branch';
import { undoMerge } from '../../app/document/branch/undo-merge';
import { canonicalJson } from '../../app/document/canonical';
import type { BlockJson, DocumentJson } from '../../app/document/json';
import { seedUpdate } from '../../app/document/live-document';
import { restoreUpdate } from '../../app/document/restore';
import { parseDocument } from '../../app/document/snapshot';
import { doc, h, p, requirement, table } from './blocks';
import { textOf } from './branch-histories';

const scope = h('h1', 1, 'Scope');
const rules = h('h2', 1, 'Rules');
const sender = p('p1', 'A sender sends each message once.');
const receiver = p('p2', 'A receiver answers within a minute.');
const retry = requirement('r1', 'may', 'R14', 'Senders retry after an error.');
const codes = table('t1', ['Code', 'Meaning'], ['200', 'Taken'], ['400', 'Refused']);
const base = doc(scope, sender, receiver, rules, retry, codes);
const ALL: MergeChoices = { otherwise: 'accept' };

/** A draft and a branch that went on from `base`, as logs of updates. */
function apart(now: DocumentJson, proposed: DocumentJson, from = base) {
  const seed = seedUpdate(from);
  const branched = seedBranch([seed]);
  return {
    base: parseDocument(branched.canonical),
    today: [seed, restoreUpdate([seed], now)],
    branch: [branched.update, restoreUpdate([branched.update], proposed)],
  };
}

function merge(now: DocumentJson, proposed: DocumentJson, choices = ALL, from = base): DocumentJson {
  const texts = apart(now, proposed, from);
  const merged = mergeBranch(texts.base, texts.today, texts.branch, choices);
  const text = textOf([...texts.today, merged.update]);
  expect(canonicalJson(text)).toBe(merged.after);
  return text;
}

function preview(now: DocumentJson, proposed: DocumentJson, from = base) {
  return previewMerge(from, now, proposed);
}

/** `base` with one block replaced; by nothing, by one or by several. */
function but(id: string, ...instead: BlockJson[]): DocumentJson {
  return doc(...(base.content ?? []).flatMap((one) => (one.attrs?.id === id ? instead : [one])));
}

interface Case {
  readonly name: string;
  readonly now: DocumentJson;
  readonly proposed: DocumentJson;
  /** None when the merge is clean. */
  readonly reasons: readonly MergeReason[];
  readonly merged: DocumentJson;
  readonly lost?: readonly string[];
}

const atOnce = p('p1', 'A sender sends each message once, at once.');
const everyReceiver = p('p2', 'Every receiver answers within a minute.');

const CASES: readonly Case[] = [
  {
    name: 'another paragraph of the same clause changed in the draft',
    now: but('p2', everyReceiver),
    proposed: but('p1', atOnce),
    reasons: [],
    merged: doc(scope, atOnce, everyReceiver, rules, retry, codes),
  },
  {
    name: 'the same paragraph changed on both sides: both stand, and somebody looks',
    now: but('p1', p('p1', 'Every sender sends each message once.')),
    proposed: but('p1', atOnce),
    reasons: ['changed-on-both-sides'],
    merged: but('p1', p('p1', 'Every sender sends each message once, at once.')),
  },
  {
    name: 'the same word replaced on both sides: side by side, today’s first',
    now: but('p2', p('p2', 'A receiver answers within a second.')),
    proposed: but('p2', p('p2', 'A receiver answers within a day.')),
    reasons: ['changed-on-both-sides'],
    merged: but('p2', p('p2', 'A receiver answers within a second day.')),
  },
  {
    name: 'the same change on both sides: nothing to decide',
    now: but('p1', atOnce),
    proposed: but('p1', atOnce),
    reasons: [],
    merged: but('p1', atOnce),
  },
  {
    name: 'the clause was deleted in the draft: the proposal is listed, not applied',
    now: doc(scope, sender, receiver),
    proposed: doc(scope, sender, receiver, rules, retry, codes, p('n1', 'A new rule.')),
    reasons: ['clause-deleted-in-draft'],
    merged: doc(scope, sender, receiver),
    lost: ['A new rule.'],
  },
  {
    name: 'the paragraph was deleted in the draft',
    now: but('p1'),
    proposed: but('p1', atOnce),
    reasons: ['block-deleted-in-draft'],
    merged: but('p1'),
    lost: [', at once'],
  },
  {
    name: 'the branch deletes a paragraph that was changed in the draft: it stays',
    now: but('p2', everyReceiver),
    proposed: but('p2'),
    reasons: ['deleted-by-branch'],
    merged: but('p2', everyReceiver),
  },
  {
    name: 'the branch deletes a clause in which the draft has a new paragraph: the clause stays',
    now: doc(scope, sender, receiver, rules, retry, p('n1', 'Also this.'), codes),
    proposed: doc(scope, sender, receiver),
    reasons: ['deleted-by-branch'],
    merged: doc(scope, sender, receiver, rules, retry, p('n1', 'Also this.'), codes),
  },
  {
    name: 'the paragraph was split in the draft',
    now: but('p1', p('p1', 'A sender sends'), p('n1', ' each message once.')),
    proposed: but('p1', p('p1', 'A sender sends each signed message once.')),
    reasons: ['changed-on-both-sides', 'split'],
    merged: but('p1', p('p1', 'A sender sends'), p('n1', ' each message once.')),
    lost: ['signed '],
  },
  {
    name: 'both sides split the paragraph: its words stand once',
    now: but('p1', p('p1', 'A sender sends'), p('n1', ' each message once.')),
    proposed: but('p1', p('p1', 'A sender'), p('n2', ' sends each message once.')),
    reasons: ['changed-on-both-sides', 'split'],
    merged: but('p1', p('p1', 'A sender sends'), p('n1', ' each message once.')),
  },
  {
    name: 'two paragraphs were joined in the branch, and the second changed in the draft',
    now: but('p2', everyReceiver),
    proposed: doc(
      scope,
      p('p1', 'A sender sends each message once. A receiver answers within a minute.'),
      rules,
      retry,
      codes,
    ),
    reasons: ['deleted-by-branch', 'split'],
    merged: but('p2', everyReceiver),
  },
  {
    name: 'the paragraph was moved to another clause in the draft',
    now: doc(scope, receiver, rules, sender, retry, codes),
    proposed: but('p1', atOnce),
    reasons: ['moved'],
    merged: doc(scope, receiver, rules, atOnce, retry, codes),
  },
  {
    name: 'the branch moves a clause, and the draft changed a paragraph of it: both',
    now: but('p2', everyReceiver),
    proposed: doc(rules, retry, codes, scope, sender, receiver),
    reasons: [],
    merged: doc(rules, retry, codes, scope, sender, everyReceiver),
  },
  {
    name: 'the level of a requirement is raised in the branch',
    now: but('p1', atOnce),
    proposed: but('r1', requirement('r1', 'must', 'R14', 'Senders retry after an error.')),
    reasons: [],
    merged: doc(
      scope,
      atOnce,
      receiver,
      rules,
      requirement('r1', 'must', 'R14', 'Senders retry after an error.'),
      codes,
    ),
  },
  {
    name: 'its level is raised in the branch and its words changed in the draft: one meaning, decided by somebody',
    now: but('r1', requirement('r1', 'may', 'R14', 'Senders retry after any error.')),
    proposed: but('r1', requirement('r1', 'must', 'R14', 'Senders retry after an error.')),
    reasons: ['changed-on-both-sides'],
    merged: but('r1', requirement('r1', 'must', 'R14', 'Senders retry after any error.')),
  },
  {
    name: 'a row was added on each side',
    now: but('t1', withRow(codes, 'a', '401', 'Not known')),
    proposed: but('t1', withRow(codes, 'b', '500', 'Broken')),
    reasons: [],
    merged: but('t1', withRow(withRow(codes, 'a', '401', 'Not known'), 'b', '500', 'Broken', 3)),
  },
  {
    name: 'the branch adds a paragraph before a clause that is new in the draft: it stays in its clause',
    now: doc(scope, sender, receiver, h('n1', 1, 'Terms'), p('n2', 'Words.'), rules, retry, codes),
    proposed: doc(scope, sender, receiver, p('n3', 'A third one.'), rules, retry, codes),
    reasons: [],
    merged: doc(
      scope,
      sender,
      receiver,
      p('n3', 'A third one.'),
      h('n1', 1, 'Terms'),
      p('n2', 'Words.'),
      rules,
      retry,
      codes,
    ),
  },
  {
    name: 'the branch adds a clause, and the draft ends the one before with a new paragraph',
    now: doc(scope, sender, receiver, p('n1', 'Last line.'), rules, retry, codes),
    proposed: doc(scope, sender, receiver, h('n2', 1, 'Terms'), p('n3', 'Words.'), rules, retry, codes),
    reasons: [],
    merged: doc(
      scope,
      sender,
      receiver,
      p('n1', 'Last line.'),
      h('n2', 1, 'Terms'),
      p('n3', 'Words.'),
      rules,
      retry,
      codes,
    ),
  },
];

/** A table with a row more, after the given number of rows from the end. */
function withRow(from: BlockJson, name: string, code: string, meaning: string, at = 3): BlockJson {
  const cell = (id: string, text: string) => ({ type: 'tableCell', content: [p(id, text)] });
  const row = { type: 'tableRow', content: [cell(`${name}1`, code), cell(`${name}2`, meaning)] };
  const rows = from.content ?? [];
  return { ...from, content: [...rows.slice(0, at), row, ...rows.slice(at)] };
}

describe('merging a branch', () => {
  test.each(CASES)('$name', ({ now, proposed, reasons, merged, lost = [] }) => {
    const seen = preview(now, proposed);
    expect([...new Set(seen.parts.flatMap((part) => part.reasons))].sort()).toEqual([...reasons].sort());
    expect(seen.lost.map(({ text }) => text)).toEqual(lost);
    expect(canonicalJson(merge(now, proposed))).toBe(canonicalJson(merged));
  });

  test('what needs a decision is shown in three wordings and as it would be merged', () => {
    const [part] = preview(but('p1', p('p1', 'Every sender sends.')), but('p1', atOnce)).parts;
    expect(part?.conflicts).toMatchObject([
      {
        id: 'p1',
        before: { text: 'A sender sends each message once.' },
        now: { text: 'Every sender sends.', html: '<p>Every sender sends.</p>' },
        proposed: { text: 'A sender sends each message once, at once.' },
      },
    ]);
  });
});

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
