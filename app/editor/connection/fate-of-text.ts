import { CLOSINGS, type Closing } from '../../document/close-codes';

/** What becomes of text that was not saved when live editing stopped, for its writer. */
export interface Fate {
  /** Why it is not in the text, and whether it goes there by itself, in sentences. */
  readonly why: string;
  /** Whether an amendment can be made of it now. */
  readonly amend: boolean;
}

type Ends =
  /** Goes in when the page is opened again and does what stopped it has passed. */
  | { readonly goesIn: string }
  /** Stays where it is. */
  | { readonly stays: string; readonly amend: boolean };

const RELOADED: Ends = { goesIn: 'when you reload this page' };
const REFUSED: Ends = {
  stays: 'The portal could not take it as it was, so it does not go into the text by itself.',
  amend: false,
};

/** What each end means for what was not saved; an end that is not here is one that reloading cures. */
const ENDS: ReadonlyMap<number, Ends> = new Map<number, Ends>([
  [CLOSINGS.signedOut.code, { goesIn: 'when you sign in again and open it here' }],
  [CLOSINGS.tooManyConnections.code, { goesIn: 'when you close other windows and reload this page' }],
  [CLOSINGS.documentFull.code, { goesIn: 'when there is room again and you reload this page' }],
  [
    CLOSINGS.personSuspended.code,
    { goesIn: 'only if your account is restored, you may still write and you open it here again' },
  ],
  [CLOSINGS.accessRemoved.code, { goesIn: 'only if you may write in it again and open it here' }],
  [
    CLOSINGS.accessChanged.code,
    { stays: 'It goes into the text when you open it again only if you may still write in it.', amend: true },
  ],
  [
    CLOSINGS.readingOnly.code,
    { stays: 'You may not write in this text, so it does not go in by itself.', amend: true },
  ],
  [CLOSINGS.draftFrozen.code, { stays: 'The text is closed, so it does not go in by itself.', amend: true }],
  [
    CLOSINGS.versionOnHold.code,
    { stays: 'The version is on hold, so it does not go in by itself now.', amend: true },
  ],
  [
    CLOSINGS.anotherEpoch.code,
    { stays: 'The text was replaced as a whole, so it does not go in by itself.', amend: true },
  ],
  [CLOSINGS.malformedMessage.code, { ...REFUSED, amend: true }],
  [CLOSINGS.changeTooLarge.code, { ...REFUSED, amend: true }],
  [CLOSINGS.documentTooLarge.code, REFUSED],
  [CLOSINGS.damagedChange.code, REFUSED],
  [CLOSINGS.foreignAuthor.code, REFUSED],
]);

/**
 * What becomes of unsaved text after this end.
 *
 * @param keptHere whether the browser keeps it when the page is closed
 * @param mayPropose whether this person may propose amendments of the text
 */
export function fateOf({ code }: Closing, keptHere: boolean, mayPropose: boolean): Fate {
  const end = ENDS.get(code) ?? RELOADED;
  if (!keptHere) {
    const amend = 'stays' in end && end.amend && mayPropose;
    const way = amend ? 'Make it an amendment or copy it' : 'Copy it';
    return {
      why: `It was not saved, and this browser keeps nothing. ${way} before you leave this page.`,
      amend,
    };
  }
  if ('goesIn' in end) {
    return {
      why: `It was not saved. This browser keeps it, and it goes into the text ${end.goesIn}.`,
      amend: false,
    };
  }
  const amend = end.amend && mayPropose;
  const way = amend ? 'Make it an amendment or copy it to keep it.' : 'Copy it to keep it.';
  return { why: `It was not saved. ${end.stays} ${way}`, amend };
}

/** The same of a copy that the browser has kept since an earlier visit. */
export function fateOfCopy(
  copy: { readonly aside?: boolean; readonly epoch: number },
  epoch: number,
  mayPropose: boolean,
): Fate {
  if (copy.aside === true) {
    return {
      why: 'You wrote it here earlier, and the portal could not take it as it was. Copy it and add it again in smaller parts.',
      amend: false,
    };
  }
  const why =
    copy.epoch === epoch
      ? 'You wrote it here earlier, and it could not be saved before the text was closed to you.'
      : 'You wrote it here before this text was replaced as a whole.';
  return {
    why: mayPropose ? `${why} Make it an amendment or copy it to keep it.` : `${why} Copy it to keep it.`,
    amend: mayPropose,
  };
}
