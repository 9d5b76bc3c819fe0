import { numberInWords, parseNumber } from '../domain/version-number';

type Params = Readonly<Record<string, string | undefined>>;

/**
 * The path at which the standard and the version of an address are found, where the address spells them another way:
 * the reference in small letters, or the number with its label, in letters of any case; null where it is spelt so.
 */
export function canonicalPath(pathname: string, { reference, version }: Params): string | null {
  const written = new Map<string, string>();
  if (reference !== undefined && /^STD-\d{4,9}$/i.test(reference)) {
    written.set(reference, reference.toUpperCase());
  }
  const number = version === undefined ? null : parseNumber(version.toLowerCase());
  if (version !== undefined && number !== null) {
    written.set(version, numberInWords({ ...number, label: null }));
  }
  if (written.size === 0) return null;
  const path = pathname
    .split('/')
    .map((part) => written.get(decodeURIComponent(part)) ?? part)
    .join('/');
  return path === pathname ? null : path;
}
