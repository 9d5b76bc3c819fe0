import { describe, expect, test } from 'vitest';
import { describeBranch } from '../../app/document/branch/describe-branch';
import { doc, h, p, requirement } from './blocks';
import { base, codes, receiver, retry, rules, scope, sender, withRow } from './branch-texts';

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
