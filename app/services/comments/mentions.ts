/** Somebody who can be mentioned. */
export interface Mentionable {
  readonly id: string;
  readonly name: string;
}

/** A stretch of a text: plain words, or the mention of somebody. */
export interface TextPart {
  readonly text: string;
  /** Everybody of that name. */
  readonly mentions: readonly string[];
}

/**
 * Cuts a text at its mentions: an @ that no letter stands before, followed by the whole name of somebody.
 * Of two names the longer one counts, so that @Ann Lee is never taken for @Ann.
 */
export function cutAtMentions(text: string, people: readonly Mentionable[]): readonly TextPart[] {
  const byName = new Map<string, string[]>();
  for (const { id, name } of people) {
    const key = fold(name);
    if (key !== '') byName.set(key, [...(byName.get(key) ?? []), id]);
  }
  const names = [...byName.keys()].sort((a, b) => b.length - a.length);
  const parts: TextPart[] = [];
  let plainFrom = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (at > 0 && /[\p{L}\p{N}._%+-]/u.test(text.charAt(at - 1))) continue;
    const name = names.find((one) => standsAt(text, at + 1, one));
    if (name === undefined) continue;
    const end = at + 1 + name.length;
    if (at > plainFrom) parts.push({ text: text.slice(plainFrom, at), mentions: [] });
    parts.push({ text: text.slice(at, end), mentions: byName.get(name) ?? [] });
    plainFrom = end;
  }
  if (plainFrom < text.length) parts.push({ text: text.slice(plainFrom), mentions: [] });
  return parts;
}

/** The ids of everybody whom a text mentions, each once. */
export function mentionedIn(text: string, people: readonly Mentionable[]): readonly string[] {
  return [...new Set(cutAtMentions(text, people).flatMap(({ mentions }) => mentions))];
}

const APOSTROPHES = /[\u2018\u2019\u201b\u02b9\u02bc\u2032\u00b4`]/g;
const HYPHENS = /[\u2010-\u2015\u2212]/g;

function standsAt(text: string, at: number, name: string): boolean {
  if (fold(text.slice(at, at + name.length)) !== name) return false;
  return !/[\p{L}\p{N}]/u.test(text.charAt(at + name.length));
}

/** Case and the form of apostrophes and hyphens do not matter; the length stays, so that positions in the text hold. */
function fold(name: string): string {
  return [...name.replace(APOSTROPHES, "'").replace(HYPHENS, '-')]
    .map((character) =>
      character.toLowerCase().length === character.length ? character.toLowerCase() : character,
    )
    .join('');
}
