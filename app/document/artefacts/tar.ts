import { strToU8 } from 'fflate';

const BLOCK = 512;

/** Files as a tar archive (POSIX ustar), all made at one moment, so that equal files give equal archives. */
export function tarOf(files: readonly { readonly name: string; readonly content: Uint8Array }[]): Uint8Array {
  const parts = files.flatMap(({ name, content }) => [
    headerOf(name, content.length),
    content,
    new Uint8Array((BLOCK - (content.length % BLOCK)) % BLOCK),
  ]);
  parts.push(new Uint8Array(2 * BLOCK));
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function headerOf(name: string, size: number): Uint8Array {
  const header = new Uint8Array(BLOCK);
  const [prefix, short] = split(name);
  const put = (at: number, text: string) => header.set(strToU8(text), at);
  const octal = (at: number, length: number, value: number) =>
    put(at, value.toString(8).padStart(length - 1, '0'));
  put(0, short);
  octal(100, 8, 0o644);
  octal(108, 8, 0);
  octal(116, 8, 0);
  octal(124, 12, size);
  octal(136, 12, 0);
  put(148, ' '.repeat(8));
  put(156, '0');
  put(257, 'ustar\u000000');
  put(345, prefix);
  const sum = header.reduce((total, byte) => total + byte, 0);
  put(148, `${sum.toString(8).padStart(6, '0')}\u0000 `);
  return header;
}

/** A long name is split at a slash into the two fields that the format has for it. */
function split(name: string): [string, string] {
  if (strToU8(name).length <= 100) return ['', name];
  for (let at = name.indexOf('/'); at !== -1; at = name.indexOf('/', at + 1)) {
    if (strToU8(name.slice(at + 1)).length <= 100 && strToU8(name.slice(0, at)).length <= 155) {
      return [name.slice(0, at), name.slice(at + 1)];
    }
  }
  return ['', [...name].slice(-60).join('')];
}
