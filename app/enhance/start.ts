import { stepThroughChanges } from './change-steps';
import { countCharacters } from './character-count';
import { copyClauseLinks } from './clause-links';
import { foldContents, markCurrentSection } from './contents';
import { offerCopying } from './copy';
import { offerDeskKeys } from './desk-keys';
import { focusErrorSummary } from './error-summary';
import { closeMenus } from './menu';
import { offerPlaying } from './play';
import { pressOnce } from './press-once';
import { offerPrinting } from './print';
import { renewPart } from './renew';
import { revealPasswords } from './reveal-password';
import { followClause } from './same-clause';
import { signInHere } from './sign-in-here';

/** Adds comfort to a page that already works without it. Each part looks for its own marks in the page. */
export function enhance(page: Document): void {
  focusErrorSummary(page);
  countCharacters(page);
  offerCopying(page);
  copyClauseLinks(page);
  offerPrinting(page);
  offerPlaying(page);
  revealPasswords(page);
  closeMenus(page);
  pressOnce(page);
  foldContents(page);
  markCurrentSection(page);
  followClause(page);
  signInHere(page);
  offerDeskKeys(page);
  stepThroughChanges(page);
  renewPart(page);
}
