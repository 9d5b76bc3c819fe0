import { expect, test } from 'vitest';
import { oneVoteWith, replacedVoteWords, sharedVoteWords } from '../../app/domain/ballot/shared-vote';

test('BL-4 a vote of one organisation alone is not said to stand for others', () => {
  expect([sharedVoteWords('Acme', []), oneVoteWith([])]).toEqual(['', '']);
});

test('BL-4 a vote that a parent shares with its subsidiaries says for whom it stands', () => {
  expect(sharedVoteWords('Acme', ['Bolt'])).toBe(
    'Acme and Bolt have one vote together: it stands for both of them, and the last one cast counts.',
  );
  expect(sharedVoteWords('Acme', ['Bolt', 'Cog'])).toBe(
    'Acme, Bolt and Cog have one vote together: it stands for all of them, and the last one cast counts.',
  );
  expect(oneVoteWith(['Bolt', 'Cog'])).toBe('Has one vote together with Bolt and Cog.');
  expect(replacedVoteWords('Ada', 'Bolt')).toBe('It replaces the vote that Ada cast for Bolt.');
});
