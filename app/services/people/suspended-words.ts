import type { PortalSettings } from '../context';

/** Said only to who knows the password of a suspended account, or reads its letters. */
export function suspendedWords({ contactEmail }: Pick<PortalSettings, 'contactEmail'>): string {
  return contactEmail === null
    ? 'This account is suspended. Ask those who run this portal why; they have not named an address to write to.'
    : `This account is suspended. Write to ${contactEmail} to ask why.`;
}
