import { attributes, element, escapeHtml } from './html-text';
import { countAttribute, type NodeJson, textAttribute } from './json';
import { isSafeImageSource } from './links';
import { headingLevel } from './outline';
import { isLevel, LEVEL_LABELS } from './shape';

/** The frames of blocks: what is printed around HTML that is already safe. Shared by text and comparison. */

/** The house's outermost clause is an `h2`: the page around the text has the `h1`. */
export function renderHeading(node: NodeJson, id: string | null, number: string, html: string): string {
  const name = `h${Math.min(6, headingLevel(node) + 1)}`;
  const printed = number === '' ? '' : `<span class="clause-number">${escapeHtml(number)}</span> `;
  const label = number === '' ? 'Link to this clause' : `Link to clause ${number}`;
  const link =
    id === null ? '' : ` <a class="clause-link"${attributes({ href: `#${id}`, 'aria-label': label })}>#</a>`;
  return element(name, { id }, `${printed}${html}${link}`);
}

/** @param beside what tells it from the same requirement elsewhere on the page, such as ", before" */
export function renderRequirement(node: NodeJson, id: string | null, html: string, beside = ''): string {
  const ref = textAttribute(node, 'ref');
  const { level } = node.attrs ?? {};
  const printedLevel = isLevel(level) ? LEVEL_LABELS[level] : 'No level yet';
  const name = ref === '' ? 'No reference yet' : ref;
  const link =
    id === null
      ? escapeHtml(name)
      : element(
          'a',
          { class: 'clause-link', href: `#${id}`, 'aria-label': `Link to requirement ${name}` },
          escapeHtml(name),
        );
  const head =
    `<p class="requirement__head"><span class="requirement__ref">${link}</span> ` +
    `<strong class="requirement__level">${printedLevel}</strong></p>`;
  const modifier = isLevel(level) ? level : 'none';
  const values = {
    class: `requirement requirement--${modifier}`,
    id,
    'aria-label': ref !== '' && `Requirement ${ref}, ${printedLevel}${beside}`,
  };
  return element('section', values, `${head}<div class="requirement__text">${html}</div>`);
}

export function renderCallout(node: NodeJson, id: string | null, html: string): string {
  const kind = textAttribute(node, 'kind') === 'normative' ? 'normative' : 'informative';
  const title = textAttribute(node, 'title');
  const label = kind === 'normative' ? 'Normative' : 'Informative';
  const words = title === '' ? label : `${label}: ${title}`;
  const head = `<p class="callout__label">${escapeHtml(words)}</p>`;
  return element('div', { class: `callout callout--${kind}`, id, role: 'note' }, `${head}${html}`);
}

export function renderDefinition(node: NodeJson, id: string | null, html: string): string {
  const term = escapeHtml(textAttribute(node, 'term'));
  const head = `<p class="definition__term"><dfn>${term}</dfn></p>`;
  return element('div', { class: 'definition', id }, `${head}<div class="definition__meaning">${html}</div>`);
}

/** Code in a region that scrolls by itself, with the name of its language printed. */
export function renderCode(node: NodeJson, id: string | null, html: string): string {
  const language = textAttribute(node, 'language');
  const label = language === '' ? '' : `<p class="code-block__language">${escapeHtml(language)}</p>`;
  const className = /^[\w+#.-]{1,30}$/.test(language) && `language-${language}`;
  const code = `<code${attributes({ class: className })}>${html}</code>`;
  return element('div', { class: 'code-block', id }, `${label}<pre tabindex="0">${code}</pre>`);
}

/** An image with caption; one from a place that is not allowed is named by its description instead. */
export function renderFigure(node: NodeJson, id: string | null, label: string): string {
  const src = textAttribute(node, 'src');
  const alt = textAttribute(node, 'alt');
  const caption = textAttribute(node, 'caption');
  const image = isSafeImageSource(src)
    ? `<img${attributes({ src, alt, loading: 'lazy' })}>`
    : `<p class="image-missing">Image not shown${alt === '' ? '' : `: ${escapeHtml(alt)}`}</p>`;
  const printed = caption === '' ? '' : element('figcaption', {}, escapeHtml(`${label}: ${caption}`));
  return element('figure', { id }, `${image}${printed}`);
}

const LIST_TYPES = new Set(['1', 'a', 'A', 'i', 'I']);

export function renderList(node: NodeJson, id: string | null, html: string): string {
  if (node.type === 'bulletList') return element('ul', { id }, html);
  const start = countAttribute(node, 'start', 1);
  const type = textAttribute(node, 'type');
  const zero = node.attrs?.start === 0;
  return element(
    'ol',
    { id, start: zero ? 0 : start > 1 && start, type: LIST_TYPES.has(type) && type },
    html,
  );
}
