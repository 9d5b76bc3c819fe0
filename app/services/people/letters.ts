import type { PortalSettings } from '../context';

/** A letter without its addressee. Plain English, plain text, one link to follow. */
export interface Words {
  readonly subject: string;
  readonly body: string;
}

type Settings = Pick<PortalSettings, 'serviceName' | 'origin' | 'contactEmail'>;

function letter(
  settings: Settings,
  name: string | null,
  subject: string,
  paragraphs: readonly string[],
): Words {
  const greeting = name === null ? 'Hello' : `Dear ${name}`;
  const close = `${settings.serviceName}\n${settings.origin}`;
  return { subject, body: [greeting, ...paragraphs, close].join('\n\n') };
}

/** The name for a letter to this account: null while nobody has confirmed the address, and with it the name. */
export function confirmedName(person: {
  readonly name: string;
  readonly emailConfirmedAt: Date | null;
}): string | null {
  return person.emailConfirmedAt === null ? null : person.name;
}

/** A link with its secret, and the place to go on to afterwards. */
function link(settings: Settings, path: string, words: Readonly<Record<string, string>>): string {
  const url = new URL(path, settings.origin);
  for (const [name, value] of Object.entries(words)) if (value !== '') url.searchParams.set(name, value);
  return url.href;
}

/** Names nobody: the name may be anything that somebody typed who only knows the address. */
export function confirmEmailLetter(settings: Settings, token: string, to: string): Words {
  return letter(settings, null, `Confirm your e-mail address for ${settings.serviceName}`, [
    `Somebody, we think you, made an account on ${settings.serviceName} with this e-mail address.`,
    'To finish, open this link and enter the password you chose:',
    link(settings, '/confirm-email', { token, to }),
    'The link works once and for 48 hours. If you did not make an account, you need not do anything.',
  ]);
}

/** For somebody who registers again: told by letter, because the page must not say so. */
export function alreadyRegisteredLetter(settings: Settings, name: string): Words {
  return letter(settings, name, `You already have an account on ${settings.serviceName}`, [
    'Somebody, we think you, tried to make an account with this e-mail address. You already have one, and nothing about it was changed.',
    `Sign in: ${link(settings, '/sign-in', {})}`,
    `If you forgot the password: ${link(settings, '/forgotten-password', {})}`,
    'If it was not you, you need not do anything.',
  ]);
}

/** @param name null while the address is not confirmed */
export function resetPasswordLetter(settings: Settings, name: string | null, token: string): Words {
  return letter(settings, name, `Choose a new password for ${settings.serviceName}`, [
    'Somebody, we think you, asked to choose a new password for your account. To do so, open this link:',
    link(settings, '/reset-password', { token }),
    'The link works once and for 1 hour. If you did not ask for it, you need not do anything: your password stays as it is.',
  ]);
}

/** @param name null when the address was not confirmed before */
export function passwordChangedLetter(settings: Settings, name: string | null): Words {
  return letter(settings, name, `Your ${settings.serviceName} password was changed`, [
    'The password of your account was changed, and every other browser was signed out.',
    `If it was not you, choose a new password at once: ${link(settings, '/forgotten-password', {})} and ${tellThem(settings)}.`,
  ]);
}

/** To an address that is not confirmed yet, so it names nobody. */
export function confirmNewEmailLetter(settings: Settings, token: string): Words {
  return letter(settings, null, `Confirm your new e-mail address for ${settings.serviceName}`, [
    `You asked to use this e-mail address for your account on ${settings.serviceName}. Open this link and enter your password:`,
    link(settings, '/confirm-email', { token }),
    'The link works once and for 48 hours. Until then your old address stays in use. If you did not ask for this, you need not do anything.',
  ]);
}

/** To the former address, so that a change by somebody else does not go unseen. */
export function emailChangedLetter(settings: Settings, name: string): Words {
  return letter(settings, name, `Your ${settings.serviceName} e-mail address was changed`, [
    'Your account now uses another e-mail address, and letters no longer come to this one.',
    `If it was not you, ${tellThem(settings)} at once.`,
  ]);
}

/** To an address that somebody else's account already uses. */
export function emailInUseLetter(settings: Settings, name: string | null): Words {
  return letter(settings, name, `Your e-mail address on ${settings.serviceName}`, [
    'Somebody asked to use this e-mail address for another account. It is the address of your account, so nothing was changed.',
    'If it was you, sign in with this address, or ask for the change from the other account again after giving this one another address.',
  ]);
}

export function invitationLetter(
  settings: Settings,
  facts: {
    readonly organisation: string;
    readonly invitedBy: string;
    readonly secret: string;
    readonly days: number;
  },
): Words {
  return letter(settings, null, `Join ${facts.organisation} on ${settings.serviceName}`, [
    `${facts.invitedBy} invites you to join ${facts.organisation} on ${settings.serviceName}, where the NHS and its suppliers write interoperability standards together.`,
    'Open this link to accept. You can make an account on the way; use this e-mail address for it.',
    link(settings, `/invitations/${facts.secret}`, {}),
    `The link works once and for ${facts.days} days. If you do not want to join, you need not do anything.`,
  ]);
}

/** Whom somebody tells that an account of theirs is in other hands. */
function tellThem({ contactEmail }: Settings): string {
  return contactEmail === null ? 'tell those who run the portal' : `write to ${contactEmail}`;
}
