/** A field of a form as a page shows it. */
export interface FormField {
  readonly name: string;
  readonly hidden: boolean;
  readonly value: string;
}

/** The fields of each form of a page that is sent by POST. */
export function formsOf(html: string): FormField[][] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head = '', inside = '']) => {
    if (!/method="post"/i.test(head)) return [];
    const controls = inside.matchAll(/<(?:input|textarea|select|button)\b[^>]*>/g);
    return [
      [...controls].flatMap(([tag]) => {
        const name = attribute(tag, 'name');
        if (name === '' || name === '_csrf') return [];
        return [{ name, hidden: attribute(tag, 'type') === 'hidden', value: attribute(tag, 'value') }];
      }),
    ];
  });
}

function attribute(tag: string, name: string): string {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  return found
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&amp;/g, '&');
}

/** What clumsy and hostile people write into a field. */
const WRITTEN: Readonly<Record<string, string>> = {
  nothing: '',
  spaces: ' \t\n ',
  'a very long text': 'x'.repeat(30_000),
  'control characters': 'a\u0000b\u0007c\u001b[31m\u0085',
  'words that run backwards': '\u202eevil\u202c \u2066x\u2069',
  'half of a character': 'a\ud800b',
  'script in markup': '"><script>alert(1)</script>',
  'words of a database': "'; drop table people; --",
  'a number out of all bounds': '-99999999999999999999999',
  'a date that is none': '2026-02-31T99:99',
  'a path upwards': '../../../etc/passwd',
  'a name of every object': '__proto__',
};

/**
 * Bodies made from a form's own fields: every visible one filled badly, with the hidden ones as they are and
 * then wrong too; nothing at all; every field twice; and one without its token.
 */
export function badBodies(
  fields: readonly FormField[],
  csrf: string,
): [what: string, body: URLSearchParams][] {
  const bodies: [string, URLSearchParams][] = [];
  for (const [what, text] of Object.entries(WRITTEN)) {
    const body = new URLSearchParams({ _csrf: csrf });
    for (const { name, hidden, value } of fields) body.append(name, hidden ? value : text);
    bodies.push([what, body]);
    const wrong = new URLSearchParams({ _csrf: csrf });
    for (const { name, hidden, value } of fields) {
      wrong.append(name, hidden && name !== 'intent' ? text : value || text);
    }
    bodies.push([`${what}, hidden fields too`, wrong]);
  }
  bodies.push(['nothing at all', new URLSearchParams({ _csrf: csrf })]);
  const twice = new URLSearchParams({ _csrf: csrf });
  for (const { name, value } of [...fields, ...fields]) twice.append(name, value || 'twice');
  bodies.push(['every field twice', twice]);
  bodies.push(['no token', new URLSearchParams(fields.map(({ name, value }) => [name, value]))]);
  // Where nothing is hidden, or nothing is left to fill, several of them come to the same.
  return [...new Map(bodies.map(([what, body]) => [`${body}`, [what, body]] as const)).values()].map(
    ([what, body]) => [what, body],
  );
}
