import { absences } from '../support/absent';

/** At the end of a run by itself: what was not tried on this machine, and why. */
export function teardown(): void {
  for (const words of absences()) console.log(`\nNot tested: ${words}`);
}
