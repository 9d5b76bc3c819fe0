import { describe, expect, test } from 'vitest';
import { mergeBranch } from '../../app/document/branch/merge-branch';
import { previewMerge } from '../../app/document/branch/preview-merge';
import { seedBranch } from '../../app/document/branch/seed-branch';
import { canonicalJson } from '../../app/document/canonical';
import { plainText } from '../../app/document/json';
import { openLive, readText, seedUpdate } from '../../app/document/live-document';
import { restoreUpdate } from '../../app/document/restore';
import { doc, h, p, requirement } from './blocks';

test('smoke', () => {
  const base = doc(
    h('h1', 1, 'Scope'),
    p('p1', 'A sender sends.'),
    h('h2', 1, 'Rules'),
    requirement('r1', 'may', 'R14', 'Senders retry.'),
  );
  const seed = seedUpdate(base);
  const s = seedBranch([seed]);
  const branch = [
    s.update,
    restoreUpdate(
      [s.update],
      doc(
        h('h1', 1, 'Scope'),
        p('p1', 'A sender sends at once.'),
        h('h2', 1, 'Rules'),
        requirement('r1', 'must', 'R14', 'Senders retry.'),
        p('p9', 'New.'),
      ),
    ),
  ];
  const today = [
    seed,
    restoreUpdate(
      [seed],
      doc(
        h('h1', 1, 'Scope'),
        p('p1', 'Each sender sends.'),
        h('h2', 1, 'Rules'),
        requirement('r1', 'may', 'R14', 'Senders retry.'),
      ),
    ),
  ];
  const b = JSON.parse(s.canonical);
  const preview = previewMerge(b, readText(openLive(today)), readText(openLive(branch)));
  console.log(JSON.stringify({ ...preview, comparison: null }, null, 1));
  const merged = mergeBranch(b, today, branch, { otherwise: 'accept' });
  const text = readText(openLive([...today, merged.update]));
  console.log(plainText(text), merged.merged, merged.left, merged.branchClients);
  expect(canonicalJson(text)).toBe(merged.after);
});
