import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { optionalText, readForm, requiredText, ticked } from '../../app/http/form.server';
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

const fields = (count: number): [string, string][] => [
  ['_csrf', 'token'],
  ['body', 'Kept'],
  ...Array.from({ length: count - 2 }, (_, n): [string, string] => [`field-${n}`, '']),
];

function multipart(all: readonly [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of all) form.append(name, value);
  return form;
}

const IN_PARTS = '--b\r\ncontent-disposition: form-data; name="body"\r\n\r\nKept\r\n--b--\r\n';

describe('a form', () => {
  it('gives what was typed, without letters that no keyboard has', async () => {
    const read = await readForm(posted('Caf\0é\r\nnow'), signedIn, schema);
    expect(read).toMatchObject({ ok: true, data: { body: 'Café\nnow' } });
  });

  it.each(['\u200b\u200b', '\u2060', ' \t\n', '\u00ad', '\u2800', '\u0007'])(
    'field of nothing that can be seen is empty (%j)',
    async (typed) => {
      const required = z.object({ body: requiredText('Enter a name.', 10, 'Too long.') });
      const read = await readForm(posted(typed), signedIn, required);
      expect(read).toMatchObject({ ok: false, errors: { body: 'Enter a name.' } });
    },
  );

  it.each([
    ['text', z.string()],
    ['text that must be there', requiredText('Enter a name.', 10, 'Too long.')],
    ['text that may be left empty', optionalText(10, 'Too long.')],
  ])('field of %s that came twice is asked for once', async (_what, body) => {
    const twice = multipart([
      ['_csrf', 'token'],
      ['body', 'one'],
      ['body', 'two'],
    ]);
    const request = new Request('http://localhost/comments', { method: 'POST', body: twice });
    const read = await readForm(request, signedIn, z.object({ body, note: z.string().optional() }));
    const said = 'The field “body” came more than once in this form. Send it once.';
    expect(read).toEqual({ ok: false, errors: { body: said }, values: { body: ['one', 'two'] } });
  });

  it('box counts as ticked only when it was sent with a word', async () => {
    const box = z.object({ body: ticked() });
    for (const [sent, is] of [
      ['yes', true],
      ['', false],
      ['no', false],
    ] as const) {
      expect(await readForm(posted(sent), signedIn, box)).toMatchObject({ data: { body: is } });
    }
  });

  it.each([
    ['of the kind that a page sends', () => new URLSearchParams(fields(10_001))],
    ['with files', () => multipart(fields(10_001))],
  ])('with more fields than any page has is refused before it is taken apart: %s', async (_, body) => {
    const request = new Request('http://localhost/', { method: 'POST', body: body() });
    await expect(readForm(request, signedIn, schema)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(/more than 10,000 fields.*reload the page/),
    });
  });

  it.each([
    'multipart/form-data; boundary=b; boundary=zzz',
    'multipart/form-data; boundary=b; charset=utf-8; boundary=zzz',
    'multipart/form-data; xboundary=zzz; boundary=b',
    'multipart/form-data ;boundary=b ;x="boundary=zzz"',
    ' Multipart/Form-Data;\tboundary=b; boundary=zzz',
  ])('that names its boundary as no browser does is not read (%j)', async (type) => {
    const request = new Request('http://localhost/', {
      method: 'POST',
      body: IN_PARTS,
      headers: { 'content-type': type },
    });
    await expect(readForm(request, { csrfToken: '' } as LoadContext, schema)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('not a form'),
    });
  });

  it.each([
    'multipart/form-data; boundary=b',
    'multipart/form-data;boundary="b"',
    'Multipart/Form-Data; Boundary=b',
  ])('that names its boundary as browsers do is read (%j)', async (type) => {
    const request = new Request('http://localhost/', {
      method: 'POST',
      body: IN_PARTS,
      headers: { 'content-type': type },
    });
    const read = await readForm(request, { csrfToken: '' } as LoadContext, schema);
    expect(read).toMatchObject({ data: { body: 'Kept' } });
  });

  it('with thousands of fields is read', async () => {
    for (const body of [new URLSearchParams(fields(9_990)), multipart(fields(9_990))]) {
      const request = new Request('http://localhost/', { method: 'POST', body });
      expect(await readForm(request, signedIn, schema)).toMatchObject({ data: { body: 'Kept' } });
    }
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
