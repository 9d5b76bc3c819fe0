import type { LetterAbout } from '../../../db/queries/notice-mail';

/** Where a person chooses what they are told of, and how. */
export const NOTICE_SETTINGS_PATH = '/account/notifications';

/** The address that ends letters about this for whoever holds the secret. */
export function endLettersPath(secret: string, about: LetterAbout): string {
  return `/unsubscribe/${secret}/${about}`;
}
