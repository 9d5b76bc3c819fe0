import { z } from 'zod';
import { type FieldErrors, ServiceError } from '../services/errors';
import { checkFieldCount, notAForm } from './form-fields.server';
import { rememberForm } from './kept-form.server';
import type { LoadContext } from './load-context';

/** What was typed, so that a page with errors shows it again. Passwords and files are left out. */
export type TypedValues = Readonly<Record<string, string | readonly string[]>>;

export type FormReading<T> =
  | { readonly ok: true; readonly data: T; readonly values: TypedValues }
  | { readonly ok: false; readonly errors: FieldErrors; readonly values: TypedValues };

// For words that no page offers: only a form that was made by hand or is out of date sends them.
z.config({
  customError: () => 'This is not an answer that the page offers. Reload the page and choose again.',
});

/** Longest form that is taken; files go through app/http/upload.server.ts instead. */
const LARGEST_FORM_BYTES = 2 * 1024 * 1024;
/** What is longer than this is not even read: the page of a form that is too long shows again what was typed. */
const HOPELESS_BYTES = 8 * 1024 * 1024;

/**
 * Reads a posted form against a schema. A field that appears more than once becomes a list. The letter of number
 * zero is left out: no keyboard has it, and PostgreSQL refuses it. A field of nothing that can be seen is empty.
 *
 * @throws ServiceError `not-allowed` when a signed-in person's form lacks its token, `invalid` when the form
 * is far too large, of too many fields, or not a form at all.
 */
export async function readForm<S extends z.ZodType>(
  request: Request,
  context: LoadContext,
  schema: S,
): Promise<FormReading<z.infer<S>>> {
  const { form, bytes } = await formData(request);
  rememberForm(request, form);
  checkToken(form, context);
  const raw: Record<string, unknown> = Object.create(null);
  const values: Record<string, string | string[]> = {};
  for (const [name, all] of byName(form)) {
    if (name === '_csrf' || name.startsWith('__')) continue;
    raw[name] = all.length === 1 ? all[0] : all;
    const texts = all.filter((value): value is string => typeof value === 'string');
    if (!/password|token/i.test(name) && texts.length > 0)
      values[name] = texts.length === 1 ? (texts[0] ?? '') : texts;
  }
  if (bytes > LARGEST_FORM_BYTES) {
    const form = `This is ${inMegabytes(bytes)} MB of text, and a form takes 2 MB. Shorten it, or send it in parts.`;
    return { ok: false, errors: { form }, values };
  }
  const read = schema.safeParse(raw);
  if (read.success) return { ok: true, data: read.data, values };
  const errors: Record<string, string> = {};
  for (const issue of read.error.issues) {
    const field = String(issue.path[0] ?? 'form');
    errors[field] ??= cameTwice(issue, raw[field]) ? sentTwice(field) : issue.message;
  }
  return { ok: false, errors, values };
}

/** Whether a list came where one text belongs: no page sends that, and its sentence would be about other faults. */
function cameTwice(issue: z.core.$ZodIssue, sent: unknown): boolean {
  return issue.code === 'invalid_type' && issue.expected === 'string' && Array.isArray(sent);
}

const sentTwice = (field: string): string =>
  `The field “${field}” came more than once in this form. Send it once.`;

/** What was sent under each name, in one walk: `getAll` for each would be as many walks as there are names. */
function byName(form: FormData): ReadonlyMap<string, FormDataEntryValue[]> {
  const named = new Map<string, FormDataEntryValue[]>();
  for (const [name, value] of form) {
    const read = typeof value === 'string' ? seen(value.replace(/\r\n/g, '\n').replaceAll('\0', '')) : value;
    const all = named.get(name);
    if (all === undefined) named.set(name, [read]);
    else all.push(read);
  }
  return named;
}

/** '' for words of which a reader would see nothing, such as blanks that take no room. */
function seen(typed: string): string {
  return /[^\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\s\u2800]/u.test(typed) ? typed : '';
}

async function formData(request: Request): Promise<{ readonly form: FormData; readonly bytes: number }> {
  const body = await readBody(request);
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };
  checkFieldCount(body, headers['content-type']);
  try {
    const form = await new Response(Uint8Array.from(body), { headers }).formData();
    return { form, bytes: body.length };
  } catch {
    throw notAForm();
  }
}

/** @throws ServiceError `invalid` when there is more than anybody types, whatever length was announced */
async function readBody(request: Request): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = Number(request.headers.get('content-length') ?? 0);
  const hopeless = () =>
    new ServiceError('invalid', 'The form is larger than 8 MB. Shorten it, or send the text in parts.');
  if (length > HOPELESS_BYTES) throw hopeless();
  length = 0;
  const reader = request.body?.getReader();
  for (let read = await reader?.read(); read?.value !== undefined; read = await reader?.read()) {
    length += read.value.length;
    if (length > HOPELESS_BYTES) throw hopeless();
    parts.push(read.value);
  }
  return Buffer.concat(parts);
}

const inMegabytes = (bytes: number): string => (Math.ceil((bytes / 1024 / 1024) * 10) / 10).toFixed(1);

/** By which the door tells this refusal from others: what was typed is offered again. */
export const OTHER_SIGN_IN: FieldErrors = { form: 'another-sign-in' };

/** A page of another site cannot know the token; the Origin check at the door is the other half. */
function checkToken(form: FormData, context: LoadContext): void {
  if (context.csrfToken !== '' && form.get('_csrf') !== context.csrfToken) {
    throw new ServiceError(
      'not-allowed',
      'This form was opened under another sign-in. Copy what you typed, reload the page and send it again.',
      OTHER_SIGN_IN,
    );
  }
}

const datePart = z.string().trim().optional().default('');

/** The three boxes of a date, of any length: `typedDate` says what is wrong with them, at the date. */
export function dateBoxes<N extends string>(name: N) {
  return { [`${name}-day`]: datePart, [`${name}-month`]: datePart, [`${name}-year`]: datePart } as Record<
    `${N}-day` | `${N}-month` | `${N}-year`,
    typeof datePart
  >;
}

/** Text that must be there, with the sentences of the field. */
export function requiredText(missing: string, longest: number, tooLong: string) {
  return z.string({ message: missing }).trim().min(1, missing).max(longest, tooLong);
}

/** Text that may be left empty. */
export function optionalText(longest: number, tooLong: string) {
  return z.string().trim().max(longest, tooLong).optional().default('');
}

/** Checkboxes of one name: none, one or several, as a list. */
export function manyOf<const T extends readonly [string, ...string[]]>(words: T, unknown: string) {
  return z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]))
    .pipe(z.array(z.enum(words, { message: unknown })));
}

/** Radios or a select: one word of a closed list. */
export function oneOf<const T extends readonly [string, ...string[]]>(words: T, missing: string) {
  return z.enum(words, { message: missing });
}

/** A checkbox that stands alone; whatever else than its own word is sent is not a tick. */
export function ticked() {
  return z
    .string()
    .optional()
    .transform((value) => value === 'yes');
}
