import { expect, test } from 'vitest';
import { chosenSource, sourcesOf } from '../../app/domain/draft-source';

test('LC-54 the draft that was written on beside the published text is chosen, where there is one', () => {
  expect(sourcesOf({ follows: false, wentOn: false })).toEqual(['template', 'file']);
  expect(sourcesOf({ follows: true, wentOn: false })).toEqual(['published', 'template', 'file']);
  expect(sourcesOf({ follows: true, wentOn: true })).toEqual(['left', 'published', 'template', 'file']);
});

test('LC-55 nothing is chosen where the one lacks what was written and the other the corrections of patches', () => {
  const written = { follows: true, wentOn: true };
  expect(chosenSource({ ...written, lacks: [] })).toBe('left');
  expect(chosenSource({ ...written, lacks: ['1.1.1'] })).toBeNull();
  expect(chosenSource({ follows: true, wentOn: false, lacks: [] })).toBe('published');
  expect(chosenSource({ follows: false, wentOn: false, lacks: [] })).toBe('template');
});
