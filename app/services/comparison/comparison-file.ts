import { escapeHtml } from '../../document/html-text';
import type { ComparedTexts } from './view-comparison.server';

interface ComparisonFile {
  readonly title: string;
  /** Where the same comparison is found. */
  readonly source: string;
  /** The day in words. */
  readonly made: string;
  readonly compared: ComparedTexts;
  /** From our own renderer. */
  readonly html: string;
}

/** A comparison as one HTML file: the two texts with their hashes, figures, legend, and what differs. */
export function comparisonFile({ title, source, made, compared, html }: ComparisonFile): string {
  const { from, to, comparison } = compared;
  const { changes, wordsAdded, wordsRemoved, clausesTouched } = comparison;
  const side = (name: string, { label, hash }: ComparedTexts['from']) =>
    `<dt>${name}</dt><dd>${escapeHtml(label)}${hash === null ? '' : `<br>SHA-256 <code>${hash}</code>`}</dd>`;
  const [safeTitle, safeSource] = [escapeHtml(title), escapeHtml(source)];
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safeTitle}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${safeTitle}</h1>
<p>Made on ${made} from <a href="${safeSource}">${safeSource}</a></p>
<dl>${side('Earlier text', from)}${side('Later text', to)}
<dt>Changes</dt><dd>${changes.length} in ${clausesTouched} clauses; ${wordsAdded} words added, ${wordsRemoved} removed</dd></dl>
<p class="legend"><strong>Legend:</strong> <ins>added words</ins> are underlined, <del>removed words</del> are struck
through; what was moved says where from and where to.</p>
</header>
<main>
${html}
</main>
</body>
</html>
`;
}

const STYLE = `body{max-width:60rem;margin:2rem auto;padding:0 1rem;font:1.0625rem/1.6 arial,sans-serif;color:#212b32}
h1,h2,h3,h4,h5,h6{line-height:1.25;margin:1.6em 0 .5em}h1{font-size:1.6rem}code,pre{font-family:monospace;overflow-wrap:anywhere}
pre{padding:1rem;background:#f0f4f5;overflow:auto;white-space:pre-wrap}table{border-collapse:collapse}
th,td{padding:.4rem .7rem;border:1px solid #aeb7bd;text-align:left;vertical-align:top}.table-region{overflow-x:auto}
.requirement{margin:0 0 1.2rem;padding:.7rem 1rem;border:1px solid #aeb7bd;border-left:6px solid #005eb8}
.callout{margin:0 0 1.2rem;padding:.7rem 1rem;background:#f0f4f5;border-left:6px solid #768692}img{max-width:100%}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.3rem 1.5rem}dt{font-weight:700}dd{margin:0;overflow-wrap:anywhere}
ins{background:#e3f4e8;text-decoration:underline 2px #007f3b}del{background:#fdeae7;text-decoration:line-through 2px #b3200f}
.legend{padding:.7rem 1rem;border:1px solid #aeb7bd}.change-mark{display:block;padding:0 .6rem;border-left:4px solid #330072;background:#efeaf6;font-size:.9rem}
.change-note{font-style:italic}.words{white-space:pre-line}pre.words{white-space:pre-wrap}.sides{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:1rem}
.sides>div{padding:.5rem .8rem;border:1px solid #aeb7bd;overflow-wrap:anywhere}.clause-link{display:none}
.hidden,.nhsuk-u-visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-width:40rem){.sides{grid-template-columns:minmax(0,1fr)}}@media print{.change-mark a{display:none}}`;
