import type { Element, ElementContent } from 'hast';
import type { XmlElement } from '../archive/xml-reader';
import { allBelow, childOf, elementsIn, findBelow, switchOf, textOf, wordValue } from '../archive/xml-tree';
import type { ImportReport } from '../import-report';
import { REFERENCE_PROPERTY } from '../own-inline';
import type { CommentRanges } from './comment-ranges';
import { FieldReader } from './field-reader';
import { html, text } from './hast-make';
import type { OwnWord } from './own-word';
import { looksOf } from './word-looks';
import type { Relation, WordPackage } from './word-package';
import type { WordPictures } from './word-pictures';
import { isMonospaced, type WordStyles } from './word-styles';

/** What the inside of a paragraph needs of the whole file. */
export interface WordContext {
  readonly word: WordPackage;
  readonly styles: WordStyles;
  readonly report: ImportReport;
  readonly pictures: WordPictures;
  readonly comments: CommentRanges;
  /** The footnotes and endnotes that the text refers to, in order, as `footnote 2`, with their new numbers. */
  readonly notes: Map<string, number>;
  /** Null for a file that was not exported here. */
  readonly own: OwnWord | null;
  /** Relations of the part that is being read: a footnote's links are named in the part of the footnotes. */
  relations: ReadonlyMap<string, Relation>;
}

/** How the runs around one another look. */
export interface RunSetting {
  /** In headings everything is bold, so nothing is. */
  readonly plain: boolean;
}

/** Turns runs of a Word paragraph into inline HTML; fields run on from paragraph to paragraph. */
export class RunConverter {
  private readonly fields = new FieldReader();
  /** Paragraphs inside text boxes, to stand after the paragraph that they hang on. */
  readonly boxes: XmlElement[] = [];

  constructor(private readonly context: WordContext) {}

  /** True while a table of contents or the like is being passed over. */
  get skipping(): boolean {
    return this.fields.skipping;
  }

  convert(parent: XmlElement, setting: RunSetting): ElementContent[] {
    return elementsIn(parent).flatMap((child) => this.childContent(child, setting));
  }

  private childContent(child: XmlElement, setting: RunSetting): ElementContent[] {
    const { comments } = this.context;
    switch (child.name) {
      case 'w:r':
        return this.run(child, setting);
      case 'w:hyperlink':
        return this.link(child, setting);
      case 'w:fldSimple':
        return this.fields.simple(child.attributes.get('w:instr') ?? '', this.convert(child, setting));
      case 'w:sdt':
        return this.frame(child, setting);
      case 'w:smartTag':
      case 'w:customXml':
      case 'w:dir':
      case 'w:bdo':
        return this.convert(child, setting);
      case 'w:bookmarkStart': {
        const name = child.attributes.get('w:name') ?? '';
        return name === '' || name === '_GoBack' ? [] : [html('a', { id: name })];
      }
      case 'w:commentRangeStart': {
        const id = child.attributes.get('w:id') ?? '';
        comments.start(id);
        return [html('a', { id: comments.anchorOf(id) })];
      }
      case 'w:commentRangeEnd':
        comments.end(child.attributes.get('w:id') ?? '');
        return [];
      case 'm:oMath':
      case 'm:oMathPara':
        return this.formula(child);
      default:
        return [];
    }
  }

  /** A frame inside a line; the portal's own files frame references to clauses, which are computed again. */
  private frame(frame: XmlElement, setting: RunSetting): ElementContent[] {
    const content = childOf(frame, 'w:sdtContent') ?? frame;
    const link = childOf(content, 'w:hyperlink')?.attributes;
    const target = link?.get('w:anchor');
    const isReference = wordValue(childOf(frame, 'w:sdtPr'), 'w:tag') === 'reference';
    if (!isReference || this.context.own === null || target === undefined)
      return this.convert(content, setting);
    const label = link?.get('w:tooltip') ?? null;
    return [
      html('a', {
        href: `#${target}`,
        [REFERENCE_PROPERTY]: true,
        ...(label === null ? {} : { title: label }),
      }),
    ];
  }

  private formula(element: XmlElement): ElementContent[] {
    const words = allBelow(element, 'm:t').map(textOf).join('');
    this.context.report.note('formula-as-words', words);
    return [...this.fields.wrap([text(words)])];
  }

  private link(element: XmlElement, setting: RunSetting): ElementContent[] {
    const anchor = element.attributes.get('w:anchor');
    const relation = this.context.relations.get(element.attributes.get('r:id') ?? '');
    const address = relation?.external === true ? relation.target : '';
    const href = address + (anchor === undefined ? '' : `#${anchor}`);
    const content = this.convert(element, setting);
    return href === '' ? content : [html('a', { href }, content)];
  }

  private run(run: XmlElement, setting: RunSetting): ElementContent[] {
    const properties = childOf(run, 'w:rPr');
    if (switchOf(properties, 'w:vanish') === true) {
      const words = allBelow(run, 'w:t').map(textOf).join('');
      if (words.trim() !== '') this.context.report.note('hidden-text', words);
      return [];
    }
    if (childOf(properties, 'w:rPrChange') !== undefined) {
      this.context.report.note('format-change', 'tracked formatting');
    }
    this.noteLooks(properties);
    const made: ElementContent[] = [];
    for (const part of elementsIn(run)) {
      if (part.name === 'w:fldChar') this.fields.mark(part.attributes.get('w:fldCharType') ?? '');
      else if (part.name === 'w:instrText') this.fields.instruct(textOf(part));
      else {
        const content = this.runPart(part);
        if (content.length > 0) made.push(...this.fields.wrap(this.dressed(content, properties, setting)));
      }
    }
    return made;
  }

  /** What the run looks like, by itself and by its style; a font for code is carried, as code. */
  private noteLooks(properties: XmlElement | undefined): void {
    const { report, styles } = this.context;
    const isCode = isMonospaced(properties) === true;
    for (const look of looksOf(properties)) {
      if (!(isCode && look.startsWith('font '))) report.note('style-dropped', look);
    }
    const style = styles.find(wordValue(properties, 'w:rStyle'));
    for (const look of style.looks) {
      if (this.context.own?.isOwnLook(style.name, look) === true) continue;
      report.note('style-dropped', `${look}, of the style “${style.name}”`);
    }
  }

  private runPart(part: XmlElement): ElementContent[] {
    const { comments, notes, report } = this.context;
    switch (part.name) {
      case 'w:t': {
        const words = textOf(part);
        comments.hear(words);
        return [text(words)];
      }
      case 'w:tab':
      case 'w:ptab':
        return [text(' ')];
      case 'w:cr':
        return [html('br')];
      case 'w:br':
        return (part.attributes.get('w:type') ?? 'textWrapping') === 'textWrapping' ? [html('br')] : [];
      case 'w:noBreakHyphen':
        return [text('\u2011')];
      case 'w:sym':
        return [text(this.symbol(part))];
      case 'w:footnoteReference':
      case 'w:endnoteReference': {
        const kind = part.name === 'w:footnoteReference' ? 'footnote' : 'endnote';
        const key = `${kind} ${part.attributes.get('w:id') ?? ''}`;
        const number = notes.get(key) ?? notes.size + 1;
        notes.set(key, number);
        return [html('sup', {}, [html('a', { href: `#note-${number}` }, [text(String(number))])])];
      }
      case 'w:commentReference':
        return comments.refer(part.attributes.get('w:id') ?? '');
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        return this.drawing(part);
      case 'mc:AlternateContent': {
        const choice = childOf(part, 'mc:Choice') ?? childOf(part, 'mc:Fallback');
        return elementsIn(choice).flatMap((inner) => this.runPart(inner));
      }
      case 'w:delText':
        report.note('element-dropped', 'deleted text');
        return [];
      default:
        return [];
    }
  }

  /** Symbols of the fonts Symbol and Wingdings have no letters of their own: the commonest are bullets. */
  private symbol(part: XmlElement): string {
    const code = Number.parseInt(part.attributes.get('w:char') ?? '', 16);
    if (Number.isNaN(code)) return '';
    if (code < 0xf000) return String.fromCodePoint(Math.min(code, 0x10ffff));
    this.context.report.note('symbol-replaced', part.attributes.get('w:font') ?? 'symbol');
    return '•';
  }

  private drawing(part: XmlElement): ElementContent[] {
    const boxes = allBelow(part, 'w:txbxContent');
    if (boxes.length > 0) {
      this.boxes.push(...boxes);
      return [];
    }
    const picture = findBelow(part, 'a:blip') ?? findBelow(part, 'v:imagedata');
    if (picture === undefined || part.name === 'w:object') {
      this.context.report.note('object-dropped', part.name === 'w:object' ? 'embedded object' : 'drawing');
      if (picture === undefined) return [];
    }
    const described = findBelow(part, 'wp:docPr')?.attributes;
    const shape = findBelow(part, 'v:shape')?.attributes;
    const alt = (described?.get('descr') ?? described?.get('title') ?? shape?.get('alt') ?? '').trim();
    const what = alt === '' ? 'image' : alt;
    if (alt === '') this.context.report.note('image-undescribed', described?.get('name') ?? 'image');
    const src = this.imageAddress(picture, what);
    return [html('img', { ...(src === null ? {} : { src }), ...(alt === '' ? {} : { alt }) })];
  }

  private imageAddress(picture: XmlElement, what: string): string | null {
    const { relations, pictures, report } = this.context;
    const id = picture.attributes.get('r:embed') ?? picture.attributes.get('r:id');
    const linked = picture.attributes.get('r:link');
    const relation = relations.get(id ?? linked ?? '');
    if (relation === undefined || relation.external) {
      report.note('external-not-fetched', relation?.target ?? what);
      return null;
    }
    return pictures.addressOf(relation.target);
  }

  private dressed(
    content: ElementContent[],
    properties: XmlElement | undefined,
    { plain }: RunSetting,
  ): ElementContent[] {
    const style = this.context.styles.find(wordValue(properties, 'w:rStyle'));
    const named = (word: RegExp) => word.test(style.name);
    const on = (name: string) => switchOf(properties, name);
    const raised = wordValue(properties, 'w:vertAlign');
    const code = isMonospaced(properties) ?? (style.monospaced || named(/\bcode\b|verbatim/));
    let made = content;
    const wrap = (name: string) => {
      made = [html(name, {}, made)];
    };
    if (code && made.every((one) => one.type === 'text')) wrap('code');
    if (raised === 'superscript') wrap('sup');
    if (raised === 'subscript') wrap('sub');
    if (on('w:strike') === true || on('w:dstrike') === true) wrap('s');
    if ((on('w:i') ?? (style.italic || named(/^emphasis$/))) && !plain) wrap('em');
    if ((on('w:b') ?? (style.bold || named(/^strong$/))) && !plain) wrap('strong');
    return made;
  }
}

/** True when nothing in it would be seen. */
export function isBlank(content: readonly ElementContent[]): boolean {
  return content.every((one) =>
    one.type === 'text'
      ? one.value.trim() === ''
      : one.type === 'element' && !isSeen(one) && isBlank(one.children),
  );
}

function isSeen({ tagName }: Element): boolean {
  return tagName === 'img';
}
