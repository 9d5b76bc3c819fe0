/** Longest address that mail can carry (RFC 5321). */
const LONGEST = 254;

/**
 * An e-mail address as it is stored and compared: trimmed and in lower case. Null when it cannot be one. The
 * mailed link is the real proof; this finds slips of the hand.
 */
export function readEmail(typed: string): string | null {
  const email = typed.trim().toLowerCase();
  if (email.length > LONGEST) return null;
  const [local, domain, ...more] = email.split('@');
  if (!local || !domain || more.length > 0 || local.length > 64) return null;
  if (/[\s"<>(),:;[\]\\]/.test(email) || hasControlCharacter(email)) return null;
  if (local.startsWith('.') || local.endsWith('.') || email.includes('..')) return null;
  if (!/^[\p{L}\p{N}]([\p{L}\p{N}.-]*[\p{L}\p{N}])?$/u.test(domain) || !domain.includes('.')) return null;
  return email;
}

function hasControlCharacter(text: string): boolean {
  return [...text].some((character) => character < ' ' || character === '\u007f');
}

/** The sentence for a field that holds no e-mail address. */
export const EMAIL_FAULT = 'Enter an e-mail address in the correct format, like name@example.nhs.uk';
