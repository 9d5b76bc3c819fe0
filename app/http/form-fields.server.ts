import { ServiceError } from '../services/errors';

/**
 * Several times what the longest page sends. Taking a form apart keeps everybody else waiting, and costs by the field,
 * not by the byte.
 */
export const MOST_FIELDS = 10_000;

/** As browsers write it: with more in it, two readers could see two boundaries. */
const MULTIPART = /^multipart\/form-data; ?boundary=(?:"([^"\s;]{1,70})"|([^"\s;]{1,70}))$/i;

/**
 * Counts the fields of a form before it is taken apart.
 *
 * @throws ServiceError `invalid` for more than any page has, and for a kind of form that no browser sends
 */
export function checkFieldCount(body: Buffer, contentType: string): void {
  const boundary = MULTIPART.exec(contentType.trim());
  if (boundary === null && /^\s*multipart/i.test(contentType)) throw notAForm();
  const between = boundary === null ? '&' : `--${boundary[1] ?? boundary[2]}`;
  // What ends the last part is a boundary too.
  let fields = boundary === null ? 1 : -1;
  for (let at = body.indexOf(between); at !== -1; at = body.indexOf(between, at + between.length)) {
    fields += 1;
    if (fields > MOST_FIELDS) throw tooManyFields();
  }
}

export function notAForm(): ServiceError {
  return new ServiceError(
    'invalid',
    'What was sent is not a form. Go back, reload the page and send it again.',
  );
}

export function tooManyFields(): ServiceError {
  return new ServiceError(
    'invalid',
    `This form has more than ${MOST_FIELDS.toLocaleString('en-GB')} fields, more than any page of the portal. Go back, reload the page and send it again.`,
  );
}
