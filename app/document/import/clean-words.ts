// biome-ignore lint/suspicious/noControlCharactersInRegex: looking for them is the point
const NEEDLESS = /[\u0000-\u0008\u000b\u000e-\u001f\u007f\ud800-\udfff\ufffe\uffff]/;

/** Text without what XML cannot hold: no editor types it, and a file that held it could not be read. */
export function withoutControls(text: string): string {
  return clean(text).replaceAll('\f', ' ');
}

/** Text without characters that no text needs: controls other than white space, halves of surrogate pairs. */
export function clean(text: string): string {
  if (!NEEDLESS.test(text)) return text;
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point
      .replace(/[\u0000-\u0008\u000b\u000e-\u001f\u007f\ufffe\uffff]/g, '')
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
  );
}
