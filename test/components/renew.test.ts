// @vitest-environment jsdom
import { expect, it, onTestFinished, vi } from 'vitest';
import { renewPart } from '../../app/enhance/renew';

const part = (words: string) => `<section data-renew><p data-renew-told>${words}</p></section>`;

it('a part that others change is renewed and told, and then that the page has moved on, alone', async () => {
  vi.useFakeTimers();
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
  const answers = [part('Two votes are missing.'), '<p>The ballot is closed.</p>'];
  vi.stubGlobal('fetch', async () => ({ ok: true, text: async () => answers.shift() ?? '' }));
  document.body.innerHTML = part('Three votes are missing.');
  onTestFinished(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    document.body.innerHTML = '';
  });
  renewPart(document);
  const said = () => document.querySelector('[role="status"]')?.textContent;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(document.querySelector('[data-renew]')?.textContent).toBe('Two votes are missing.');
  expect(said()).toBe('Two votes are missing.');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(said()).toBe('This page has changed since you opened it. Load the page again');
});
