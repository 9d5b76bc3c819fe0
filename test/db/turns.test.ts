import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { turns } from '../../db/turns';

test('no more work runs at once than there are places, and each place is used by one', async () => {
  const reading = turns(3);
  const running = new Set<number>();
  let most = 0;
  await Promise.all(
    Array.from({ length: 20 }, () =>
      reading.take(async (place) => {
        expect(running.has(place)).toBe(false);
        running.add(place);
        most = Math.max(most, running.size);
        await pause(2);
        running.delete(place);
      }),
    ),
  );
  expect(most).toBe(3);
});

test('work that fails gives its place back, and its error is told to who asked', async () => {
  const writing = turns(1);
  const answers = await Promise.allSettled([
    writing.take(async () => 'first'),
    writing.take(async () => Promise.reject(new Error('second'))),
    writing.take(async () => 'third'),
  ]);
  expect(answers).toEqual([
    { status: 'fulfilled', value: 'first' },
    { status: 'rejected', reason: new Error('second') },
    { status: 'fulfilled', value: 'third' },
  ]);
});

test('idle comes when the last has ended, at once when nothing runs', async () => {
  const writing = turns(1);
  await writing.idle();
  let ended = 0;
  for (let n = 0; n < 3; n++) {
    void writing.take(async () => {
      await pause(3);
      ended += 1;
    });
  }
  await writing.idle();
  expect(ended).toBe(3);
});
