import { describe, expect, it } from 'vitest';
import type { LoadContext } from '../../app/http/load-context';
import { readUpload } from '../../app/http/upload.server';

const signedIn = { csrfToken: 'token' } as LoadContext;

function posted(fields: Record<string, string | Blob>): Request {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return new Request('http://localhost/start', { method: 'POST', body: form });
}

describe('a form with a file', () => {
  it('gives the bytes of the file and the fields beside it', async () => {
    const file = new File(['# Café\r\n'], 'notes.md');
    const read = await readUpload(posted({ _csrf: 'token', source: 'file', file }), signedIn, 'file', 100);
    expect(read).toMatchObject({ fileName: 'notes.md', tooLarge: false });
    expect(read.fields.source).toBe('file');
    expect(new TextDecoder().decode(read.bytes)).toBe('# Café\r\n');
  });

  it('keeps nothing of a file that is too large, and says so', async () => {
    const file = new File([new Uint8Array(101)], 'big.md');
    const read = await readUpload(posted({ _csrf: 'token', source: 'file', file }), signedIn, 'file', 100);
    expect(read).toMatchObject({ tooLarge: true });
    expect(read.bytes).toHaveLength(0);
    expect(read.fields.source).toBe('file');
  });

  it('with more fields than any page has is refused', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [`field-${n}`, '']));
    await expect(
      readUpload(posted({ _csrf: 'token', ...many }), signedIn, 'file', 100),
    ).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('more than 10,000 fields'),
    });
  });

  it('is refused without the token of the session, and when it is no form', async () => {
    const foreign = posted({ _csrf: 'another', source: 'file' });
    await expect(readUpload(foreign, signedIn, 'file', 100)).rejects.toMatchObject({ code: 'not-allowed' });
    const json = new Request('http://localhost/start', { method: 'POST', body: '{}' });
    await expect(readUpload(json, signedIn, 'file', 100)).rejects.toMatchObject({ code: 'invalid' });
    const hopeless = new Request('http://localhost/start', {
      method: 'POST',
      body: 'x',
      headers: { 'content-length': String(100 * 1024 * 1024) },
    });
    await expect(readUpload(hopeless, signedIn, 'file', 100)).rejects.toMatchObject({ code: 'invalid' });
  });
});
