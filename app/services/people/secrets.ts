import { createHash, randomBytes } from 'node:crypto';

/** A new secret of 256 random bits, to be handed out once. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a secret. The secret is random and long, so a plain SHA-256 is enough. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** The token a signed-in person's forms carry; computed from the session's secret, so nothing is stored. */
export function formToken(sessionSecret: string): string {
  return createHash('sha256').update(`form:${sessionSecret}`).digest('base64url');
}
