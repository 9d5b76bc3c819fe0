import { expect, test } from 'vitest';
import { changedBetween } from '../../app/domain/shown-print';

test.each([
  ['PM-36 nothing was changed', 'name:1 kind:2', 'name:1 kind:2', []],
  ['PM-36 one fact was changed', 'name:1 kind:2', 'name:1 kind:3', ['kind']],
  ['PM-36 a fact that was not shown counts as changed', 'name:1', 'name:1 kind:2', ['kind']],
  ['PM-36 a form without a print showed nothing', '', 'name:1 kind:2', ['name', 'kind']],
  ['PM-36 nor did one with a print of another kind', 'what', 'name:1', ['name']],
])('%s', (_title, shown, now, changed) => {
  expect(changedBetween(shown, now)).toEqual(changed);
});
