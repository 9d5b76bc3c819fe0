import { join } from 'node:path';
import { expect, it } from 'vitest';
import { claimLetter, countWaitingLetters, insertLetter, markLetterInDoubt } from '../../db/queries/letters';
import { openStore } from '../../db/store';
import { freshDataDir } from '../support/browser';
import { runCommand } from '../support/command';
import { makeDraftWorld } from '../support/draft-world';

it('the command for letters names those in doubt, and sends one again when told to', async () => {
  const DATA_DIR = await freshDataDir();
  await makeDraftWorld(DATA_DIR);
  expect(await runCommand('letters', { DATA_DIR })).toEqual({ code: 0, said: 'No letter is in doubt.\n' });

  const store = await openStore({ file: join(DATA_DIR, 'concord.sqlite') });
  const at = new Date(Date.now() - 60_000);
  const letter = { recipient: 'ada@example.org', subject: 'Your new password', body: 'It holds now.' };
  await store.tx(async (tx) => {
    await insertLetter(tx, letter, at);
    await claimLetter(tx, 1, 0, at);
    await markLetterInDoubt(tx, { id: 1, attempts: 1 }, 'Timeout', at);
  });
  const { said } = await runCommand('letters', { DATA_DIR });
  expect(said).toContain('Letter 1 to ada@example.org, “Your new password”, handed over');
  expect(said).toContain('1 in doubt: each may have arrived or not.');

  const again = await runCommand('letters', { DATA_DIR }, ['--again', '1']);
  expect(again).toEqual({ code: 0, said: 'Letter 1 is in the outbox again.\n' });
  expect(await store.read(countWaitingLetters)).toBe(1);
  const twice = await runCommand('letters', { DATA_DIR }, ['--again', '1']);
  expect(twice).toEqual({ code: 1, said: 'There is no letter 1 in doubt.\n' });
  await store.close();
});
