/**
 * Does the work for each thing that is due. A thing that fails does not hold up the others: what went wrong is thrown
 * when all have had their turn, and the next tick of the clock tries again.
 *
 * @returns for how many things the work was done
 */
export async function everyDue<T>(due: readonly T[], work: (one: T) => Promise<boolean>): Promise<number> {
  const faults: unknown[] = [];
  let done = 0;
  for (const one of due) {
    try {
      if (await work(one)) done += 1;
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length === 1) throw faults[0];
  if (faults.length > 1) throw new AggregateError(faults, `${faults.length} of ${due.length} things failed.`);
  return done;
}
