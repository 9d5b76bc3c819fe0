interface CheckTheHashProps {
  readonly hash: string;
  readonly reference: string;
  readonly number: string;
  /** Whether a ballot that is closed named this hash, and whether an approval did. */
  readonly voted: boolean;
  readonly approved: boolean;
}

/** How anybody can check that the text is the one that was voted on and approved, as far as it was. */
export function CheckTheHash({ hash, reference, number, voted, approved }: CheckTheHashProps) {
  const file = `${reference}-${number}.json`;
  return (
    <>
      <h3 className="nhsuk-heading-m">Content hash</h3>
      <p>This text is named by the SHA-256 of its canonical JSON. {whoNames(voted, approved)}</p>
      <p>
        <a href={`/texts/${hash}`}>
          <code className="cc-hash__whole">{hash}</code>
        </a>
      </p>
      <p>
        To check it yourself,{' '}
        <a href={`/standards/${reference}/${number}/download/json`}>download the JSON</a> and run{' '}
        <code>sha256sum {file}</code> (on Windows, <code>certutil -hashfile {file} SHA256</code>). It prints
        the same 64 characters.
      </p>
    </>
  );
}

function whoNames(voted: boolean, approved: boolean): string {
  if (voted && approved)
    return 'The ballot and the approval name the same hash, so nothing was changed in between:';
  if (approved) return 'The approval names the same hash, so nothing was changed since:';
  if (voted) return 'The ballot was held on the same hash; it is not approved yet:';
  return 'It is not approved yet; a ballot on it and its approval will name this hash:';
}
