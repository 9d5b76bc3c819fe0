import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readForm } from '../../app/http/form.server';
import type { LoadContext } from '../../app/http/load-context';

const signedIn = { csrfToken: 'token' } as LoadContext;
const schema = z.object({ body: z.string() });

function posted(body: string, announced = true): Request {
  const form = new URLSearchParams({ _csrf: 'token', body });
  const bytes = new TextEncoder().encode(form.toString());
  const streamed = new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  return new Request('http://localhost/comments', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: announced ? bytes : streamed,
    ...(announced ? {} : { duplex: 'half' }),
  } as RequestInit);
}

describe('a form', () => {
  it('gives what was typed, without letters that no keyboard has', async () => {
    const read = await readForm(posted('Caf\0é\r\nnow'), signedIn, schema);
    expect(read).toMatchObject({ ok: true, data: { body: 'Café\nnow' } });
  });

  it('opened under another sign-in is refused, and a password is not among what is shown again', async () => {
    const other = { csrfToken: 'another' } as LoadContext;
    await expect(readForm(posted('Kept'), other, schema)).rejects.toMatchObject({ code: 'not-allowed' });
    const form = new URLSearchParams({ _csrf: 'token', body: 'Kept', password: 'secret', token: 'secret' });
    const request = new Request('http://localhost/', { method: 'POST', body: form });
    expect((await readForm(request, signedIn, schema)).values).toEqual({ body: 'Kept' });
  });

  it('that is too long says so, by how much, and keeps every word', async () => {
    const typed = 'word '.repeat(500_000);
    const read = await readForm(posted(typed), signedIn, schema);
    expect(read).toMatchObject({ ok: false, errors: { form: expect.stringContaining('2 MB') } });
    expect(read.values.body).toBe(typed);
  });

  it.each([true, false])('that nobody typed is not read to its end (announced: %s)', async (announced) => {
    const read = readForm(posted('x'.repeat(9 * 1024 * 1024), announced), signedIn, schema);
    await expect(read).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('8 MB') });
  });
});
