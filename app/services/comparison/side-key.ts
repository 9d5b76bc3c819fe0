/** What the key of one side of a comparison names; the whole of it stands in the address. */
export type SideKey =
  /** The published text of a version, or what its present step is about. */
  | { readonly kind: 'version'; readonly number: string }
  /** The live draft of a version. */
  | { readonly kind: 'draft'; readonly number: string }
  | { readonly kind: 'snapshot'; readonly id: string }
  /** Any frozen text of the standard, by its hash. */
  | { readonly kind: 'hash'; readonly hash: string }
  /** An amendment as it is now, or the draft as it was when the amendment was begun. */
  | { readonly kind: 'amendment' | 'amendment-base'; readonly number: number }
  /** A file that was brought for comparison, by the hash of its bytes. */
  | { readonly kind: 'file'; readonly hash: string };

export function sideKey(key: SideKey): string {
  switch (key.kind) {
    case 'version':
      return key.number;
    case 'draft':
      return `draft-${key.number}`;
    case 'snapshot':
      return key.id;
    case 'hash':
      return key.hash;
    case 'amendment':
      return `amendment-${key.number}`;
    case 'amendment-base':
      return `amendment-${key.number}-base`;
    case 'file':
      return `file-${key.hash}`;
  }
}

/** What a key in an address names; anything that has no other form is taken for the id of a snapshot. */
export function readSideKey(key: string): SideKey {
  const [, draft] = /^draft-(.+)$/.exec(key) ?? [];
  if (draft !== undefined) return { kind: 'draft', number: draft };
  const [, amendment, base] = /^amendment-(\d{1,9})(-base)?$/.exec(key) ?? [];
  if (amendment !== undefined) {
    return { kind: base === undefined ? 'amendment' : 'amendment-base', number: Number(amendment) };
  }
  const [, file] = /^file-([0-9a-f]{64})$/.exec(key) ?? [];
  if (file !== undefined) return { kind: 'file', hash: file };
  if (/^[0-9a-f]{64}$/.test(key)) return { kind: 'hash', hash: key };
  return /^\d+\.\d+/.test(key) ? { kind: 'version', number: key } : { kind: 'snapshot', id: key };
}
