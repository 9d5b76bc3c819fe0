import { describe, expect, test } from 'vitest';
import type { MergeReason } from '../../app/document/branch/branch-types';
import { previewMerge } from '../../app/document/branch/preview-merge';
import { canonicalJson } from '../../app/document/canonical';
import type { DocumentJson } from '../../app/document/json';
import { doc, h, p, requirement } from './blocks';
import {
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

interface Case {
  readonly name: string;
  readonly now: DocumentJson;
  readonly proposed: DocumentJson;
  /** None when the merge is clean. */
  readonly reasons: readonly MergeReason[];
  readonly merged: DocumentJson;
  readonly lost?: readonly string[];
}

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

describe('merging a branch', () => {
  test.each(CASES)('$name', ({ now, proposed, reasons, merged, lost = [] }) => {
    const seen = previewMerge(base, now, proposed);
    expect([...new Set(seen.parts.flatMap((part) => part.reasons))].sort()).toEqual([...reasons].sort());
    expect(seen.lost.map(({ text }) => text)).toEqual(lost);
    expect(canonicalJson(merge(now, proposed))).toBe(canonicalJson(merged));
  });

  test('what needs a decision is shown in three wordings and as it would be merged', () => {
    const [part] = previewMerge(base, but('p1', p('p1', 'Every sender sends.')), but('p1', atOnce)).parts;
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
