/** A text as one HTML file that needs nothing else to be read or printed. */
export function standaloneHtml(text: {
  readonly title: string;
  readonly hash: string;
  /** From our own renderer. */
  readonly html: string;
  /** Where the text is found. */
  readonly source: string;
}): string {
  const { html, hash } = text;
  const [title, source] = [escaped(text.title), escaped(text.source)];
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="canonical" href="${source}">
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p>From <a href="${source}">${source}</a></p>
<p>Content hash (SHA-256): <code>${hash}</code></p>
</header>
<main>
${html}
</main>
</body>
</html>
`;
}

const STYLE = `body{max-width:48rem;margin:2rem auto;padding:0 1rem;font:1.0625rem/1.6 arial,sans-serif;color:#212b32}
h1,h2,h3,h4,h5,h6{line-height:1.25;margin:2em 0 .6em}code,pre{font-family:monospace;overflow-wrap:anywhere}
pre{padding:1rem;background:#f0f4f5;overflow:auto}table{border-collapse:collapse}th,td{padding:.4rem .7rem;border:1px solid #aeb7bd;text-align:left;vertical-align:top}
.table-region{overflow-x:auto}.requirement{margin:0 0 1.2rem;padding:.7rem 1rem;border:1px solid #aeb7bd;border-left:6px solid #005eb8}
.callout{margin:0 0 1.2rem;padding:.7rem 1rem;background:#f0f4f5;border-left:6px solid #768692}.clause-link{text-decoration:none}
img{max-width:100%}@media print{.clause-link{display:none}}`;

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
