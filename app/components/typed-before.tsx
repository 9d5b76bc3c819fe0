export interface TypedBeforeProps {
  readonly words: readonly { readonly label?: string; readonly value: string }[];
}

/** What was typed into a form that cannot be sent as it was: nothing of it is lost. */
export function TypedBefore({ words }: TypedBeforeProps) {
  if (words.length === 0) return null;
  return (
    <>
      <h2 className="nhsuk-heading-m">What you typed</h2>
      {words.map(({ label, value }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two fields may say the same, and the list never changes
        <div key={at}>
          {label === undefined ? null : <h3 className="nhsuk-heading-s">{label}</h3>}
          <blockquote className="cc-comment__quote cc-kept__words">{value}</blockquote>
        </div>
      ))}
    </>
  );
}
