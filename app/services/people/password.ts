import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** The cost of one hash: 32 MiB and about a tenth of a second. */
const COST = { N: 2 ** 15, r: 8, p: 1 } as const;
const KEY_BYTES = 32;
const SALT_BYTES = 16;
/** Most memory one hash may take, so that a stored hash cannot ask for more. */
const MOST_MEMORY = 128 * 1024 * 1024;

/**
 * What a guess at an unknown account is compared with, so that it takes as long as at a known one. No password
 * is known to give this key.
 */
const NOBODYS = `scrypt$N=${COST.N},r=${COST.r},p=${COST.p}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** A salted hash that names its own parameters: `scrypt$N=32768,r=8,p=1$salt$key` in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, KEY_BYTES, COST);
  return `scrypt$N=${COST.N},r=${COST.r},p=${COST.p}$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/** Whether the password gives the hash. With null the same work is done and the answer is no. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const known = parse(stored ?? NOBODYS);
  const key = await derive(password, known.salt, known.key.length, known.cost);
  return timingSafeEqual(key, known.key) && stored !== null;
}

function parse(stored: string) {
  const match = /^scrypt\$N=(\d+),r=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/.exec(stored);
  if (!match) throw new Error('A stored password is not in a form that this version can read.');
  const [, N, r, p, salt = '', key = ''] = match;
  return {
    cost: { N: Number(N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  };
}

/** The same text typed on another keyboard may be composed otherwise; NFKC makes both the same password. */
function derive(password: string, salt: Buffer, bytes: number, cost: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, bytes, { ...cost, maxmem: MOST_MEMORY }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
