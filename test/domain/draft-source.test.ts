import { expect, test } from 'vitest';
import { sourcesOf } from '../../app/domain/draft-source';

test('LC-54 the draft that was written on beside the published text is chosen, where there is one', () => {
  expect(sourcesOf({ follows: false, wentOn: false })).toEqual(['template', 'file']);
  expect(sourcesOf({ follows: true, wentOn: false })).toEqual(['published', 'template', 'file']);
  expect(sourcesOf({ follows: true, wentOn: true })).toEqual(['left', 'published', 'template', 'file']);
});
