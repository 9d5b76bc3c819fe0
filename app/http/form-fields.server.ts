import { ServiceError } from '../services/errors';

/**
 * Several times what the longest page sends. Taking a form apart keeps everybody else waiting, and costs by the field,
 * not by the byte.
 */
export const MOST_FIELDS = 10_000;

/** @throws ServiceError `invalid` for more fields than any page has, before they are taken apart */
export function checkFieldCount(body: Buffer, contentType: string): void {
  const boundary = /^multipart\/form-data\b.*\bboundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType);
  const between = boundary === null ? '&' : `--${boundary[1] ?? boundary[2]}`;
  // What ends the last part is a boundary too.
  let fields = boundary === null ? 1 : -1;
  for (let at = body.indexOf(between); at !== -1; at = body.indexOf(between, at + between.length)) {
    fields += 1;
    if (fields > MOST_FIELDS) throw tooManyFields();
  }
}

export function tooManyFields(): ServiceError {
  return new ServiceError(
    'invalid',
    `This form has more than ${MOST_FIELDS.toLocaleString('en-GB')} fields, more than any page of the portal. Go back, reload the page and send it again.`,
  );
}
