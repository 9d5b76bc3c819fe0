import { type UploadHandler, unstable_parseMultipartFormData } from '@remix-run/node';
import type { TypedPairs } from '../services/kept-form';
import { checkFieldCount, MOST_FIELDS, tooManyFields } from './form-fields.server';

/** A form shown again is written into a page whole. */
const LARGEST_KEPT = 2 * 1024 * 1024;
/** Longest form with a file that is read for the words beside the file. */
const LARGEST_WITH_FILE = 64 * 1024 * 1024;

const forms = new WeakMap<Request, FormData>();

/** Keeps the form of a request at hand, as its body can be read only once. */
export function rememberForm(request: Request, form: FormData): void {
  forms.set(request, form);
}

/** What a form held, without its secrets and files. */
export interface TypedForm {
  readonly typed: TypedPairs;
  /** Whether that is all of it: a password or a file has to be given anew. */
  readonly whole: boolean;
}

/** What the request's form held; null when it sent no form, or more than a page takes. */
export async function typedIn(request: Request): Promise<TypedForm | null> {
  if (request.method !== 'POST') return null;
  const form = forms.get(request) ?? (request.bodyUsed ? null : await readAnew(request).catch(() => null));
  if (form === null) return null;
  const secret = [...form.keys()].some((name) => SECRET.test(name));
  const typed = [...form].flatMap(([name, value]) =>
    typeof value === 'string' && !name.startsWith('_') && !SECRET.test(name)
      ? [[name, value.replaceAll('\0', '')] as const]
      : [],
  );
  if (typed.reduce((length, [, value]) => length + value.length, 0) > LARGEST_KEPT) return null;
  return { typed, whole: !secret && !isOfKind(request, 'multipart/form-data') };
}

const SECRET = /password|token/i;

function isOfKind(request: Request, kind: string): boolean {
  return request.headers.get('content-type')?.startsWith(kind) ?? false;
}

/** The form of a request that was refused before anybody read it. */
async function readAnew(request: Request): Promise<FormData | null> {
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (isOfKind(request, 'application/x-www-form-urlencoded') && length <= LARGEST_KEPT) {
    const body = Buffer.from(await request.arrayBuffer());
    const type = request.headers.get('content-type') ?? '';
    checkFieldCount(body, type);
    return await new Response(Uint8Array.from(body), { headers: { 'content-type': type } }).formData();
  }
  if (isOfKind(request, 'multipart/form-data') && length <= LARGEST_WITH_FILE)
    return await unstable_parseMultipartFormData(request, words());
  return null;
}

const words = (): UploadHandler => {
  let fields = 0;
  return async ({ filename, data }) => {
    fields += 1;
    if (fields > MOST_FIELDS) throw tooManyFields();
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of data) {
      length += part.length;
      if (filename === undefined && length <= LARGEST_KEPT) parts.push(part);
    }
    return filename === undefined ? new TextDecoder().decode(Buffer.concat(parts)) : null;
  };
};
