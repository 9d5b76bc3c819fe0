/** Writing HTML: everything that comes from a text passes through `escapeHtml`, nothing is copied through. */

const REPLACEMENTS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (character) => REPLACEMENTS[character] ?? '') : text;
}

/** ` name="value"` for each attribute that has a value; false and null leave it out. */
export function attributes(values: Readonly<Record<string, string | number | null | false>>): string {
  let written = '';
  for (const [name, value] of Object.entries(values)) {
    if (value !== null && value !== false) written += ` ${name}="${escapeHtml(String(value))}"`;
  }
  return written;
}

/** An element with attributes around HTML that is already safe. */
export function element(
  name: string,
  values: Readonly<Record<string, string | number | null | false>>,
  html: string,
): string {
  return `<${name}${attributes(values)}>${html}</${name}>`;
}
