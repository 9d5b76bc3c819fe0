import { expect, it, onTestFinished, vi } from 'vitest';
import { unsavedElsewhere } from '../../app/editor/connection/unsaved-elsewhere';

/** Exclusive locks as the windows of one browser share them: whoever asks waits for those who asked before. */
function locksOfOneBrowser() {
  let last: Promise<unknown> = Promise.resolve();
  return {
    request(_: string, work: () => Promise<unknown>): Promise<unknown> {
      last = last.then(work);
      return last;
    },
  };
}

it('a window that stored all while it waited for its turn does not look after what was left', async () => {
  vi.stubGlobal('navigator', { locks: locksOfOneBrowser() });
  onTestFinished(() => void vi.unstubAllGlobals());
  const [first, waiting, next] = [1, 2, 3].map((client) => {
    const window = unsavedElsewhere({ documentId: 'd', personId: 'p', epoch: 1 }, client, () => undefined);
    onTestFinished(() => window.close());
    return window;
  });
  if (!first || !waiting || !next) throw new Error('Three windows are open.');
  const left = [{ client: 9, count: 4, from: 70 }];
  for (const window of [first, waiting, next]) window.takeIn(left);
  waiting.allStored();
  first.close();
  await expect.poll(() => [...next.fromGone]).toEqual([[9, 70]]);
  waiting.takeIn(left);
  expect([...waiting.fromGone]).toEqual([]);
});
