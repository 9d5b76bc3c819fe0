import { type DocumentJson, type MarkJson, type NodeJson, textAttribute } from '../json';
import { isRelativeHref, isSafeHref } from '../links';
import type { AnchorRegister } from './anchor-register';
import type { ImportReport } from './import-report';

/**
 * Leads every link of an imported text to where it can lead here: places inside the text by block id; addresses
 * relative to the old site are kept and reported, and printed as words; unsafe ones are taken away.
 */
export function resolveLinks(
  content: DocumentJson,
  anchors: AnchorRegister,
  report: ImportReport,
  own = false,
): DocumentJson {
  const resolve = (node: NodeJson): NodeJson => {
    if (node.marks !== undefined)
      return withMarks(
        node,
        node.marks.flatMap((mark) => resolveMark(mark, anchors, report, own)),
      );
    if (node.type === 'crossReference' && !own) return led(node, anchors);
    return node.content === undefined ? node : { ...node, content: node.content.map(resolve) };
  };
  return { ...resolve(content), type: 'doc' };
}

/** A reference whose target was given another id. */
function led(node: NodeJson, anchors: AnchorRegister): NodeJson {
  const id = anchors.find(textAttribute(node, 'target'));
  return id === undefined ? node : { ...node, attrs: { ...node.attrs, target: id } };
}

function withMarks(node: NodeJson, marks: MarkJson[]): NodeJson {
  const { marks: _replaced, ...rest } = node;
  return marks.length === 0 ? rest : { ...rest, marks };
}

function resolveMark(
  mark: MarkJson,
  anchors: AnchorRegister,
  report: ImportReport,
  own: boolean,
): MarkJson[] {
  if (mark.type !== 'link') return [mark];
  const href = textAttribute(mark, 'href').trim();
  if (href.startsWith('#')) {
    const id = anchors.find(href.slice(1));
    if (id === undefined) report.note('anchor-missing', href);
    if (own) return [mark];
    return [{ ...mark, attrs: { ...mark.attrs, href: id === undefined ? href : `#${id}` } }];
  }
  if (isSafeHref(href)) return [mark];
  if (isRelativeHref(href)) {
    report.note('link-relative', href);
    return [mark];
  }
  report.note('link-unsafe', href);
  return [];
}
