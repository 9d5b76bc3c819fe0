/**
 * Why the live-text server closed a connection: one code for each reason, with what the page says.
 *
 * Codes from 4400 to 4499 are decisions that trying again cannot change: the y-websocket client stops by
 * itself, and a person goes on only after doing something. All other codes pass, and the client comes back.
 * Text typed and not yet stored stays in the page in every case; the page offers it as a copy.
 */
export interface Closing {
  /** The WebSocket close code. */
  readonly code: number;
  /** The reason sent with it, for the log and the console; at most 123 bytes. */
  readonly reason: string;
  /** What happened and what to do, for the person. */
  readonly sentence: string;
  /** Whether the client should connect again by itself. */
  readonly reconnect: boolean;
}

const ends = (code: number, reason: string, sentence: string): Closing => ({
  code,
  reason,
  sentence,
  reconnect: false,
});
const passes = (code: number, reason: string, sentence: string): Closing => ({
  code,
  reason,
  sentence,
  reconnect: true,
});

export const CLOSINGS = {
  malformedMessage: ends(
    4400,
    'malformed message',
    'The page sent something the server could not read. Reload the page to carry on editing.',
  ),
  signedOut: ends(
    4401,
    'session ended',
    'You have been signed out, so live editing has stopped. Sign in again to carry on.',
  ),
  accessRemoved: ends(
    4403,
    'access removed',
    'You can no longer open this text. Changes you had not saved are kept here as your own copy.',
  ),
  accessChanged: ends(
    4405,
    'access changed',
    'What you may do with this text has changed. Reload the page to see it as you may now.',
  ),
  draftFrozen: ends(
    4410,
    'draft frozen',
    'This draft has been frozen and can no longer be edited. Changes you had not saved are kept here as your own copy.',
  ),
  personSuspended: ends(
    4411,
    'account suspended',
    'Your account has been suspended. The secretariat can tell you why.',
  ),
  openedAgain: ends(
    4412,
    'connected again elsewhere',
    'This page has connected again, so its older connection was closed.',
  ),
  documentTooLarge: ends(
    4413,
    'document too large',
    'This text has reached the largest size the portal can hold. Remove or split some of it before adding more.',
  ),
  versionOnHold: ends(
    4415,
    'version on hold',
    'This version has been put on hold, so nobody edits its draft. Changes you had not saved are kept here as your own copy. When it has been resumed, reload this page to carry on.',
  ),
  anotherEpoch: ends(
    4414,
    'content replaced',
    'The text was replaced as a whole since you opened it. Your copy is kept here, and you can propose it as an amendment.',
  ),
  damagedChange: ends(
    4422,
    'damaged change',
    'A change could not be saved because it was damaged. Copy what you wrote, then reload the page.',
  ),
  foreignAuthor: ends(
    4423,
    'content of another author',
    'The page tried to send text under the name of somebody else, so it was not saved. Copy what you wrote, then reload the page.',
  ),
  unknownMessage: ends(
    4426,
    'unknown message',
    'This page is out of step with the server. Reload it to carry on.',
  ),
  pageOutdated: ends(
    4427,
    'newer version of the page needed',
    'The portal has been updated since you opened this page. Reload the page to carry on; what was not saved yet is sent then.',
  ),
  tooManyConnections: ends(
    4429,
    'too many connections',
    'You have drafts open in too many windows, on all your devices together. Close some of them, then reload this page.',
  ),
  documentFull: ends(
    4430,
    'document full',
    'As many people as the portal can serve at once have this text open. You can read it; try again later to edit it.',
  ),
  readingOnly: ends(
    4431,
    'reading only',
    'You can read this text but not change it, so what the page tried to send was not saved.',
  ),
  otherAddress: ends(
    4433,
    'page of another address',
    'You opened this page under another web address than the portal’s own, so live editing is off. Ask whoever runs the portal for its address, and open the text there.',
  ),
  outOfStep: passes(
    4500,
    'out of step',
    'The page and the server were out of step. Connecting again to bring them together.',
  ),
  documentUnavailable: passes(
    4503,
    'document unavailable',
    'The text cannot be opened at the moment. Trying again shortly.',
  ),
  tooSlow: passes(
    4508,
    'connection too slow',
    'Your connection could not keep up with the changes of others. Connecting again.',
  ),
  networkFull: passes(
    4528,
    'too many connections from this network',
    'More windows are open from your network than the portal serves at once. Trying again shortly; closing other windows of the portal helps.',
  ),
  tooFast: passes(
    4529,
    'too many messages',
    'The page sent more than the server accepts at once. Waiting a moment before going on.',
  ),
  wentAway: passes(1001, 'going away', 'The connection was closed. Connecting again.'),
  notBinary: ends(
    1003,
    'binary messages only',
    'This page is out of step with the server. Reload it to carry on.',
  ),
  lost: passes(1006, '', 'You are offline or the server cannot be reached. Trying again.'),
  changeTooLarge: ends(
    1009,
    'message too big',
    'A change was too large to send in one piece, so live editing has stopped. Copy what you wrote, open the text as it is now, and add it in smaller parts.',
  ),
  serverFault: passes(1011, 'server fault', 'Something went wrong on the server. Trying again.'),
  restarting: passes(1012, 'restarting', 'The server is restarting. Connecting again in a moment.'),
  notStored: passes(
    1013,
    'cannot store now',
    'The server cannot save changes at the moment. Your changes are kept on this device and will be sent when it can.',
  ),
} as const satisfies Readonly<Record<string, Closing>>;

const BY_CODE: ReadonlyMap<number, Closing> = new Map(
  Object.values(CLOSINGS).map((closing) => [closing.code, closing]),
);

/**
 * Closings that what was written here has brought about: sent again it would be refused again, so what the browser
 * keeps of it must not go back into the text by itself.
 */
const REFUSED_CONTENT: ReadonlySet<number> = new Set([
  CLOSINGS.malformedMessage.code,
  CLOSINGS.documentTooLarge.code,
  CLOSINGS.damagedChange.code,
  CLOSINGS.foreignAuthor.code,
  CLOSINGS.changeTooLarge.code,
]);

export function refusesContent({ code }: Closing): boolean {
  return REFUSED_CONTENT.has(code);
}

/**
 * What a close code means. A code that is not in the list comes from the network or a proxy: it is told as a
 * lost connection, and the client tries again unless the code lies in the range that forbids it.
 */
export function closingOf(code: number): Closing {
  const known = BY_CODE.get(code);
  if (known) return known;
  return { ...CLOSINGS.lost, code, reconnect: !(code >= 4400 && code < 4500) };
}
