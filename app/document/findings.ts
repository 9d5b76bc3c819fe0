import { referenceLabels } from './cross-references';
import type { Finding, FindingKind } from './finding-types';
import { isHintLine } from './hint-lines';
import { blockId, type DocumentJson, type NodeJson, plainText, textAttribute, walk } from './json';
import { isImageElsewhere, isRelativeHref, isSafeHref, isSafeImageSource } from './links';
import { blocksByClause, clauseLabel, headingLevel } from './outline';
import { isLevel } from './shape';
import { titleWithoutNumber } from './written-number';

/** Findings that stop freezing for a ballot or publication; the others are shown and left to judgement. */
const BLOCKING: ReadonlySet<FindingKind> = new Set<FindingKind>([
  'empty-text',
  'empty-heading',
  'duplicate-id',
  'duplicate-ref',
  'requirement-without-level',
  'requirement-empty',
  'broken-cross-reference',
  'image-elsewhere',
  'section-missing',
]);

type Tell = (kind: FindingKind, node: NodeJson | null, what: string) => void;

/**
 * What is wrong with a text, in reading order. `requiredSections` are titles, as a template demands them;
 * a heading with the same words, in any case and with or without number, fulfils one.
 */
export function findingsOf(content: DocumentJson, requiredSections: readonly string[] = []): Finding[] {
  const findings: Finding[] = [];
  let clause = '';
  const tell: Tell = (kind, node, what) => {
    const blockIdOfNode = node === null ? '' : blockId(node);
    findings.push({
      kind,
      blocking: BLOCKING.has(kind),
      blockId: blockIdOfNode,
      clause,
      what: what.slice(0, 200),
    });
  };
  wholeText(content, requiredSections, tell);
  const empty = emptyClauses(content);
  const context = { labels: referenceLabels(content), ids: new Set<string>(), refs: new Set<string>() };
  for (const { block, clause: own } of blocksByClause(content)) {
    clause = own.id === '' ? '' : clauseLabel(own);
    let holder = block;
    const check = (node: NodeJson) => {
      if (blockId(node) !== '') holder = node;
      checkNode(node, holder, context, tell);
    };
    check(block);
    walk(block, check);
    if (empty.has(block)) tell('clause-empty', block, plainText(block));
  }
  return findings;
}

function wholeText(content: DocumentJson, requiredSections: readonly string[], tell: Tell): void {
  if (plainText(content) === '') tell('empty-text', null, '');
  const headings = (content.content ?? []).filter((block) => block.type === 'heading');
  const titled = headings.some((heading) => (heading.attrs?.level ?? 1) === 1 && plainText(heading) !== '');
  if (!titled) tell('missing-title', null, '');
  const titles = new Set(headings.map((heading) => sameWords(plainText(heading))));
  for (const section of requiredSections) {
    if (!titles.has(sameWords(section))) tell('section-missing', null, section);
  }
}

/** The headings after the first under which stands neither a word nor a picture nor a clause of theirs. */
function emptyClauses(content: DocumentJson): ReadonlySet<NodeJson> {
  const empty = new Set<NodeJson>();
  let heading: NodeJson | null = null;
  let titled = false;
  for (const block of content.content ?? []) {
    if (block.type !== 'heading') {
      if (heading !== null && saysSomething(block)) empty.delete(heading);
      continue;
    }
    if (heading !== null && headingLevel(block) > headingLevel(heading)) empty.delete(heading);
    heading = block;
    if (titled && plainText(block) !== '') empty.add(block);
    titled = true;
  }
  return empty;
}

function saysSomething(block: NodeJson): boolean {
  let says = plainText(block) !== '' || block.type === 'figure';
  walk(block, ({ type, attrs }) => {
    if (type === 'figure' || (type === 'definition' && attrs?.term)) says = true;
  });
  return says || (block.type === 'definition' && textAttribute(block, 'term') !== '');
}

function sameWords(title: string): string {
  return titleWithoutNumber(title).trim().toLowerCase();
}

interface Seen {
  readonly labels: ReadonlyMap<string, string>;
  readonly ids: Set<string>;
  readonly refs: Set<string>;
}

function checkNode(node: NodeJson, holder: NodeJson, seen: Seen, tell: Tell): void {
  const id = blockId(node);
  if (id !== '' && seen.ids.has(id)) tell('duplicate-id', node, id);
  seen.ids.add(id);
  if (node.type === 'heading' && plainText(node) === '') tell('empty-heading', node, '');
  else if (node.type === 'paragraph' && isHintLine(plainText(node)))
    tell('hint-unedited', node, plainText(node));
  else if (node.type === 'requirement') checkRequirement(node, seen, tell);
  else if (node.type === 'figure') checkFigure(node, tell);
  else if (node.type === 'definition' && textAttribute(node, 'term') === '') {
    tell('definition-without-term', node, plainText(node));
  } else if (node.type === 'crossReference') {
    const target = textAttribute(node, 'target');
    if (!seen.labels.has(target))
      tell('broken-cross-reference', holder, textAttribute(node, 'label') || target);
  }
  for (const mark of node.marks ?? []) {
    if (mark.type === 'link') checkLink(textAttribute(mark, 'href'), holder, seen, tell);
  }
}

function checkRequirement(node: NodeJson, seen: Seen, tell: Tell): void {
  const text = plainText(node);
  const ref = textAttribute(node, 'ref');
  if (text === '') tell('requirement-empty', node, ref);
  if (!isLevel(node.attrs?.level)) tell('requirement-without-level', node, ref || text);
  if (ref === '') tell('requirement-without-ref', node, text);
  else if (seen.refs.has(ref)) tell('duplicate-ref', node, ref);
  seen.refs.add(ref);
}

function checkFigure(node: NodeJson, tell: Tell): void {
  const what = textAttribute(node, 'caption') || textAttribute(node, 'src');
  if (textAttribute(node, 'alt').trim() === '') tell('image-without-description', node, what);
  const src = node.attrs?.src;
  if (!isSafeImageSource(src)) tell('image-without-source', node, what);
  else if (isImageElsewhere(src)) tell('image-elsewhere', node, what);
}

function checkLink(href: string, holder: NodeJson, seen: Seen, tell: Tell): void {
  if (href.startsWith('#')) {
    if (!seen.labels.has(href.slice(1))) tell('broken-link', holder, href);
  } else if (!isSafeHref(href) || isRelativeHref(href)) tell('broken-link', holder, href);
}
