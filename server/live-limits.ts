import { LIVE_DEFAULTS, type LiveSettings } from './collab/settings';

/** Seconds of sending at the full rate that a connection may save up, as by default. */
const SAVED_UP = 10;
const KIB = 1_024;

/** Limits of live text that an operator may set. */
export type LiveLimits = Partial<
  Pick<
    LiveSettings,
    | 'perPerson'
    | 'perAddress'
    | 'perDocument'
    | 'maxMessage'
    | 'maxOffline'
    | 'maxDocument'
    | 'unsentHard'
    | 'messages'
    | 'bytes'
  >
>;

type Given = {
  readonly [Name in Exclude<keyof LiveLimits, 'messages' | 'bytes'> | 'messagesPerSecond' | 'kbPerSecond']:
    | number
    | undefined;
};

/** The limits that were given, and what follows from them; what was not given stays as it is. */
export function liveLimits({ messagesPerSecond, kbPerSecond, ...given }: Given): LiveLimits {
  const limits: { -readonly [Name in keyof LiveLimits]: LiveLimits[Name] } = {};
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined) Object.assign(limits, { [name]: value });
  }
  if (messagesPerSecond !== undefined) {
    limits.messages = { perSecond: messagesPerSecond, most: messagesPerSecond * SAVED_UP };
  }
  if (kbPerSecond !== undefined || given.maxMessage !== undefined) {
    const perSecond = kbPerSecond === undefined ? LIVE_DEFAULTS.bytes.perSecond : kbPerSecond * KIB;
    // One message of the largest size must pass.
    const least = Math.max(LIVE_DEFAULTS.bytes.most, given.maxMessage ?? 0);
    limits.bytes = { perSecond, most: Math.max(least, perSecond * SAVED_UP) };
  }
  return limits;
}
