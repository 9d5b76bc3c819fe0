import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { mergeBranch } from '../../app/document/branch/merge-branch';
import { mustsRelaxed } from '../../app/document/branch/musts-relaxed';
import { previewMerge } from '../../app/document/branch/preview-merge';
import { seedBranch } from '../../app/document/branch/seed-branch';
import { canonicalJson } from '../../app/document/canonical';
import { seedUpdate } from '../../app/document/live-document';
import { restoreUpdate } from '../../app/document/restore';
import { parseDocument } from '../../app/document/snapshot';
import { doc, p, requirement } from './blocks';
import { textOf } from './branch-histories';
import {
  ALL,
  apart,
  atOnce,
  base,
  but,
  codes,
  everyReceiver,
  receiver,
  retry,
  rules,
  scope,
  sender,
} from './branch-texts';

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

/** The Yjs clients whose structs are in an update. */
function clientsOf(update: Uint8Array): number[] {
  return [...new Set(Y.decodeUpdate(update).structs.map(({ id }) => id.client))];
}
