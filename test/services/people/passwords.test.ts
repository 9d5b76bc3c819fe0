import { describe, expect, it } from 'vitest';
import { readEmail } from '../../../app/services/people/email-address';
import { addressOf } from '../../../app/services/people/limits.server';
import { hashPassword, verifyPassword } from '../../../app/services/people/password';
import { passwordFault } from '../../../app/services/people/password-rules';
import { readName } from '../../../app/services/people/person-name';
import { browserWords } from '../../../app/services/people/view-account.server';
import { initialsOf } from '../../../app/services/people/view-shell';

const OWNER = { email: 'ada.lovelace@analytical.example.org', name: 'Ada Lovelace' };

describe('a new password', () => {
  it.each([
    ['three random words', null],
    ['correct horse battery staple', null],
    ['Zebra-Lantern-Gravel', null],
    ['x7$Qm2!vR9pL', null],
    ['пароль из слов', null],
    ['ada wears purple shoes', null],
    ['🍎🚲🌧🎻🐢🧭🪁🥁🌵🦉🍋', '12 characters or more: letters, digits, signs, spaces or emoji'],
    ['🍎🚲🌧🎻🐢🧭🪁🥁🌵🦉🍋⚓', null],
    ['🍎🚲🌧🎻🐢 🍎🚲🌧🎻🐢', '12 characters or more'],
    ['🍎🍎🍎🍎🍎🍎🍎🍎🍎🍎🍎🍎', 'repeats the same few characters'],
    ['a🍎b🚲c🌧a🍎b🚲c🌧', null],
    ['password🍎🍎🍎🍎', 'guessed first'],
    ['!-$;?%!-$;?%', null],
    ['!"£$%^&*()_+', 'follows the keyboard'],
    ['aaaa-bbbb-cccc-bbbb', 'repeats the same few characters'],
    ['', 'Enter a password'],
    ['short', '12 characters or more'],
    ['elevenchars', '12 characters or more'],
    ['x'.repeat(201), '200 characters or fewer'],
    ['aaaaaaaaaaaaaa', 'repeats the same few characters'],
    ['abababababababab', 'repeats the same few characters'],
    ['abcdefghijklm', 'follows the keyboard'],
    ['zyxwvutsrqponm', 'follows the keyboard'],
    ['qwertyuiopasdf', 'follows the keyboard'],
    ['1234567890123', 'follows the keyboard'],
    ['passwordpassword', 'guessed first'],
    ['Password123456', 'guessed first'],
    ['p4ssw0rd-2026!', 'guessed first'],
    ['NHSEngland2026', 'guessed first'],
    ['Liverpool20262026', 'guessed first'],
    ['letmeinletmein', 'guessed first'],
    ['Ada Lovelace 12', 'too close to your name'],
    ['ada.lovelace@analytical.example.org', 'too close to your name'],
    ['lovelace-1815', 'too close to your name'],
  ])('%s: %s', (password, fault) => {
    if (fault === null) expect(passwordFault(password, OWNER)).toBeNull();
    else expect(passwordFault(password, OWNER)).toContain(fault);
  });

  it('is stored with its own parameters and a salt, and only the same text gives it again', async () => {
    const [one, two] = await Promise.all([
      hashPassword('three random words'),
      hashPassword('three random words'),
    ]);
    expect(one).not.toBe(two);
    expect(await verifyPassword(one, 'three random words')).toBe(true);
    expect(await verifyPassword(one, 'three random word')).toBe(false);
    expect(await verifyPassword(null, 'three random words')).toBe(false);
  });

  it('is the same however the keyboard composed it', async () => {
    const hash = await hashPassword('caf\u00e9 au lait noir');
    expect(await verifyPassword(hash, 'cafe\u0301 au lait noir')).toBe(true);
  });

  it('is still read when it was stored at another cost', async () => {
    const { scryptSync } = await import('node:crypto');
    const salt = Buffer.from('0123456789abcdef');
    const key = scryptSync('three random words', salt, 32, { N: 1024, r: 8, p: 2 });
    const stored = `scrypt$N=1024,r=8,p=2$${salt.toString('base64url')}$${key.toString('base64url')}`;
    expect(await verifyPassword(stored, 'three random words')).toBe(true);
  });
});

describe('what people type', () => {
  it.each([
    [' Ada@Example.ORG ', 'ada@example.org'],
    ['o’brien@example.org', 'o’brien@example.org'],
    ["o'brien+standards@nhs.example.uk", "o'brien+standards@nhs.example.uk"],
    ['ada@sub.domain.example.org', 'ada@sub.domain.example.org'],
    ['ada', null],
    ['ada@localhost', null],
    ['ada@@example.org', null],
    ['ada@example..org', null],
    ['.ada@example.org', null],
    ['ada@-example.org', null],
    ['a b@example.org', null],
    ['ada@example.org\nBcc: all@example.org', null],
    ['Ada <ada@example.org>', null],
    ['ada@example.org,bob@example.org', null],
    [`${'a'.repeat(65)}@example.org`, null],
    [`ada@${'a'.repeat(250)}.org`, null],
  ])('as an e-mail address: %j is %j', (typed, email) => {
    expect(readEmail(typed)).toBe(email);
  });

  it.each([
    ['  Ada   Lovelace ', 'Ada Lovelace'],
    ['Siân Ó Briain', 'Siân Ó Briain'],
    ['李小龙', '李小龙'],
    ['Ada\u202eecalevoL', 'Ada ecalevoL'],
    ['Ada\u0000Lovelace', 'Ada Lovelace'],
    ['نیک\u200cزاد', 'نیک\u200cزاد'],
    ['Ada \u200d Lovelace\u200c', 'Ada Lovelace'],
    ['Ada \u{1f469}\u{1f3fd}\u200d\u{1f4bb}', 'Ada \u{1f469}\u{1f3fd}\u200d\u{1f4bb}'],
    ['Ada \u{1f9d1}\u200d\u2695\ufe0f', 'Ada \u{1f9d1}\u200d\u2695\ufe0f'],
    ['Ada\u200d\u{1f4bb} King', 'Ada \u{1f4bb} King'],
    ['Ada \u{1f4bb}\u200dKing', 'Ada \u{1f4bb} King'],
    ['Ada \u{1f469}\u200c\u{1f4bb}', 'Ada \u{1f469} \u{1f4bb}'],
    ['\u200b\u200b', null],
    ['42', null],
    ['', null],
    ['x'.repeat(101), null],
  ])('as a name: %j is %j', (typed, name) => {
    expect(readName(typed)).toBe(name);
  });

  it.each([
    ['Ada Lovelace', 'AL'],
    ['Ada King, Countess of Lovelace', 'AL'],
    ['Siân', 'S'],
    ['dr. (Ada) Lovelace', 'DL'],
    ['李小龙', '李'],
  ])('the initials of %s are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

describe('a visitor', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002:ffff::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['', ''],
  ])('from %s is counted as %s', (address, counted) => {
    expect(addressOf({ visitor: { address, agent: '' } })).toBe(counted);
  });

  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
      'Firefox on Windows',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
      'Safari on macOS',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0',
      'Edge on Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1',
      'Chrome on iOS',
    ],
    ['curl/8.0', 'Unknown browser'],
  ])('with %s uses %s', (agent, words) => {
    expect(browserWords(agent)).toBe(words);
  });
});
