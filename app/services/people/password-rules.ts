const SHORTEST = 12;
/** Enough for any passphrase; longer ones would only make the server work. */
const LONGEST = 200;

/** What people choose when they are made to choose twelve characters. In lower case, letters and digits only. */
const OBVIOUS = [
  'password',
  'passwort',
  'letmein',
  'welcome',
  'qwerty',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'iloveyou',
  'admin',
  'administrator',
  'changeme',
  'secret',
  'concord',
  'nhs',
  'nhsengland',
  'hospital',
  'england',
  'football',
  'liverpool',
  'arsenal',
  'summer',
  'winter',
  'spring',
  'autumn',
  'monday',
  'sunshine',
  'princess',
  'dragon',
  'monkey',
  'trustno',
];

const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  '!"£$%^&*()_+',
  '!@#$%^&*()_+',
];

/** What a password can be guessed from besides lists. */
export interface PasswordOwner {
  readonly email: string;
  readonly name: string;
}

/**
 * What is wrong with a new password, or null. Length decides, as the NCSC advises, counted in characters as Unicode
 * numbers them, an emoji like a letter; no demand for digits or signs, but what an attacker tries first is refused.
 */
export function passwordFault(password: string, owner: PasswordOwner): string | null {
  const length = [...password].length;
  if (length === 0) return 'Enter a password';
  if (length < SHORTEST)
    return `Your password must be ${SHORTEST} characters or more: letters, digits, signs, spaces or emoji. Three random words work well`;
  if (length > LONGEST) return `Your password must be ${LONGEST} characters or fewer`;
  const bare = lettersAndDigits(password);
  const signs = [...signsOf(password)];
  const beyond = new Set(signs.filter((sign) => sign > '\u007e')).size;
  if (new Set(bare).size + beyond < 5 && new Set(signs).size < 5) {
    return 'Your password repeats the same few characters. Use three random words instead';
  }
  const typed = bare === '' ? signs.join('') : bare;
  if (RUNS.some((run) => covers(typed, run) || covers(typed, [...run].reverse().join('')))) {
    return 'Your password follows the keyboard or the alphabet. Use three random words instead';
  }
  if (ownWords(owner).some((word) => bare.replaceAll(word, '').length + beyond < 6 && bare.includes(word))) {
    return 'Your password is too close to your name or e-mail address. Use three random words instead';
  }
  const rest = OBVIOUS.reduce((left, word) => left.replaceAll(word, ''), unspelt(bare)).replace(/\d+/g, '');
  if (bare !== '' && rest.length + beyond < 4) {
    return 'Your password is one that is guessed first. Use three random words instead';
  }
  return null;
}

/** What is neither letter nor digit and can be seen: signs of the keyboard, emoji. */
function signsOf(text: string): string {
  return text.normalize('NFKC').replace(/[\p{L}\p{N}\p{M}\p{Z}\p{C}]/gu, '');
}

function lettersAndDigits(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** "p4ssw0rd" read as the word it stands for. */
function unspelt(text: string): string {
  const letters: Readonly<Record<string, string>> = {
    '0': 'o',
    '1': 'i',
    '3': 'e',
    '4': 'a',
    '5': 's',
    '7': 't',
  };
  return text.replace(
    /(?<=\p{L})[013457](?=\p{L})|[013457](?=\p{L}{2})/gu,
    (digit) => letters[digit] ?? digit,
  );
}

/** Whether all but a few characters of the password stand in a row in `run`. */
function covers(password: string, run: string): boolean {
  for (
    let length = Math.min(password.length, run.length);
    length >= password.length - 3 && length >= 6;
    length--
  ) {
    for (let start = 0; start + length <= password.length; start++) {
      if (run.includes(password.slice(start, start + length))) return true;
    }
  }
  return false;
}

function ownWords({ email, name }: PasswordOwner): string[] {
  const [local = '', domain = ''] = email.split('@');
  return [email, local, domain, name, ...name.split(/\s+/), ...local.split(/[._-]/)]
    .map(lettersAndDigits)
    .filter((word) => word.length >= 4)
    .sort((a, b) => b.length - a.length);
}
