import { dateWords, dayInLondon, type Moment, machineTime, timeWords } from './dates';

/** "22 November 2026". */
export function DateText({ at }: { readonly at: Moment }) {
  return <time dateTime={dayInLondon(at)}>{dateWords(at)}</time>;
}

/** "5:30pm UK time". */
export function TimeText({ at }: { readonly at: Moment }) {
  return <time dateTime={machineTime(at)}>{timeWords(at)} UK time</time>;
}

/** "22 November 2026 at 5:30pm UK time"; for closing times and records. */
export function DateTimeText({ at }: { readonly at: Moment }) {
  return (
    <time dateTime={machineTime(at)}>
      {dateWords(at)} at {timeWords(at)} UK time
    </time>
  );
}
