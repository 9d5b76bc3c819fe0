import type { TypedPairs } from '../services/kept-form';

/** A form shown again is written into a page whole. */
const LARGEST_KEPT = 2 * 1024 * 1024;

const forms = new WeakMap<Request, FormData>();

/** Keeps the form of a request at hand, as its body can be read only once. */
export function rememberForm(request: Request, form: FormData): void {
  forms.set(request, form);
}

/** What the request's form held; null when it sent no form, one with files, or more than a page takes. */
export async function typedIn(request: Request): Promise<TypedPairs | null> {
  if (request.method !== 'POST') return null;
  const isForm =
    request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false;
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (!isForm || !(length <= LARGEST_KEPT)) return null;
  const form = forms.get(request) ?? (request.bodyUsed ? null : await request.formData().catch(() => null));
  if (form === null) return null;
  return [...form].flatMap(([name, value]) =>
    typeof value === 'string' && !name.startsWith('_') && !/password|token/i.test(name)
      ? [[name, value.replaceAll('\0', '')] as const]
      : [],
  );
}
