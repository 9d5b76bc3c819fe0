import { dayInWords } from '../../domain/london-time';

interface TakenOut {
  readonly requirement: string;
  readonly reason: string;
  readonly recordedBy: string;
  readonly recordedAt: Date;
}

/** Which MUSTs were taken out as not about exchange, by whom and why; those of one reason together. */
export function takenOutWords(without: readonly TakenOut[]): string {
  const whys = without.map(why);
  return [...new Set(whys)]
    .map(
      (words) =>
        `${without
          .filter((one) => why(one) === words)
          .map(({ requirement }) => requirement)
          .join(', ')} ${words}`,
    )
    .join(' ');
}

function why({ reason, recordedBy, recordedAt }: TakenOut): string {
  return `by ${recordedBy} on ${dayInWords(recordedAt)}: ${/[.!?]$/.test(reason) ? reason : `${reason}.`}`;
}
