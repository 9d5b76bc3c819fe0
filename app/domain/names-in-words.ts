const NAMES = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** Names as a sentence lists them: "Acme", "Acme and Bolt", "Acme, Bolt and Cog". */
export function namesInWords(names: readonly string[]): string {
  return NAMES.format(names);
}
