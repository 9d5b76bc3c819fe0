import { expect, test } from 'vitest';
import { guardOwnIds } from '../../app/domain/requirement-ids';

test.each([
  ['LC-48 ids of the standard are frozen', ['STD-0042-R1', 'STD-0042-R190'], []],
  ['LC-48 a text without requirements too', [], []],
  ['LC-48 an id of another standard is named', ['STD-0042-R1', 'STD-0077-R19'], ['STD-0077-R19']],
  ['LC-48 of a standard whose number begins the same', ['STD-00421-R1'], ['STD-00421-R1']],
  ['LC-48 a number that no mint gives', ['STD-0042-R01'], ['STD-0042-R01']],
  ['LC-48 something behind the number', ['STD-0042-R1x'], ['STD-0042-R1x']],
  ['LC-48 no number', ['STD-0042-R'], ['STD-0042-R']],
])('%s', (_title, ids, named) => {
  const reasons = guardOwnIds('STD-0042', ids);
  expect(reasons.map(({ rule, facts }) => [rule, facts?.requirement])).toEqual(
    named.map((id) => ['LC-48', id]),
  );
});
