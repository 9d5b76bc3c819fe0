import { gatherLetters } from '../../app/services/notices/gather-letters.server';
import { type WrittenLetter, writeLetter } from '../../app/services/notices/write-letter.server';
import { claimLetter, listDueLetters, markLetterSent, setLetterAside } from '../../db/queries/letters';
import { asClock, type TestContext } from './context';

/** Does what the clock and the post office do at this moment, and answers what went out, to whom and in order. */
export async function sendDue(ctx: TestContext): Promise<readonly WrittenLetter[]> {
  const clock = asClock(ctx);
  await gatherLetters(clock);
  const out: WrittenLetter[] = [];
  for (const due of await ctx.store.read((tx) => listDueLetters(tx, ctx.now(), 500))) {
    const letter = { ...due, attempts: due.attempts + 1 };
    await ctx.store.tx((tx) => claimLetter(tx, due.id, due.attempts, new Date(ctx.now().getTime() + 60_000)));
    const written = await writeLetter(clock, letter);
    if (written !== null) out.push(written);
    await ctx.store.tx((tx) =>
      written === null ? setLetterAside(tx, letter, ctx.now()) : markLetterSent(tx, letter, ctx.now()),
    );
  }
  return out;
}

/** What goes out to this address at this moment. */
export async function sentTo(ctx: TestContext, email: string): Promise<readonly WrittenLetter[]> {
  return (await sendDue(ctx)).filter(({ recipient }) => recipient === email);
}
