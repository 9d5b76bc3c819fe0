interface CheckTheHashProps {
  readonly hash: string;
  readonly reference: string;
  readonly number: string;
}

/** How anybody can check that the text is the one that was voted on and approved. */
export function CheckTheHash({ hash, reference, number }: CheckTheHashProps) {
  const file = `${reference}-${number}.json`;
  return (
    <>
      <h3 className="nhsuk-heading-m">Content hash</h3>
      <p>
        This text is named by the SHA-256 of its canonical JSON. The ballot and the approval name the same
        hash, so nothing was changed in between:
      </p>
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
