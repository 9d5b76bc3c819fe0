/** The first thing that makes XML of the kind we write not well-formed; null when it is. */
export function faultInXml(xml: string): string | null {
  const open: string[] = [];
  const body = xml.replace(/^<\?xml[^>]*\?>\s*/, '');
  for (const [token, name = '', rest = ''] of body.matchAll(
    /<\/?([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*\/?>|[<>]/g,
  )) {
    if (name === '') return `a bare ${token}`;
    if (token.startsWith('</')) {
      if (open.pop() !== name) return `</${name}> closes something else`;
    } else if (!token.endsWith('/>')) open.push(name);
    if (/&(?!amp;|lt;|gt;|quot;|#39;)/.test(rest)) return `an unescaped & in ${token}`;
  }
  const bare = /&(?!amp;|lt;|gt;|quot;|#39;)/.exec(body);
  if (bare) return `an unescaped & at ${bare.index}`;
  return open.length === 0 ? null : `<${open.at(-1)}> is never closed`;
}
