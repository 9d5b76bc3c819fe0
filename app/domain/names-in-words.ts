const NAMES = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** Names as a sentence lists them: "Acme", "Acme and Bolt", "Acme, Bolt and Cog". */
export function namesInWords(names: readonly string[]): string {
  return NAMES.format(names);
}

const CHOICE = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** Names of which one is meant: "Acme", "Acme or Bolt", "Acme, Bolt or Cog". */
export function oneOfInWords(names: readonly string[]): string {
  return CHOICE.format(names);
}
