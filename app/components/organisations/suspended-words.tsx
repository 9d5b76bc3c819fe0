export interface SuspendedWordsProps {
  /** Null where it is not kept, or is not for the one who reads. */
  readonly reason: string | null;
}

/** What a suspension means, who can help, and why it is (PM-34). */
export function SuspendedWords({ reason }: SuspendedWordsProps) {
  return (
    <>
      Nobody speaks or votes for it now; what it did before stays (rule PM-34). The Secretariat can end the
      suspension: <a href="/contact">write to it</a>.{reason ? ` Reason: ${reason}` : null}
    </>
  );
}
