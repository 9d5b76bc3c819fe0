import { countAttribute, type NodeJson, textAttribute } from '../../json';
import { wordPart } from './word-xml';

const FORMATS: Readonly<Record<string, string>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
};
const BULLETS = ['•', '◦', '▪'];

/** Number of the list that the clauses are numbered by. */
export const CLAUSE_LIST = 1;

/** The lists of a Word file: one for the clauses, then one for each list of the text, so that each counts by itself. */
export class WordLists {
  private readonly kinds: string[] = [clauseKind()];

  /** The number of a new list for this node; its points stand at `depth`. */
  add(list: NodeJson, depth: number): number {
    const ordered = list.type === 'orderedList';
    const format = ordered ? (FORMATS[textAttribute(list, 'type')] ?? 'decimal') : 'bullet';
    const start = list.attrs?.start === 0 ? 0 : countAttribute(list, 'start', 1);
    const levels = Array.from({ length: depth + 1 }, (_one, level) => {
      const text = ordered ? `%${level + 1}.` : (BULLETS[level % BULLETS.length] ?? '•');
      return levelXml(level, format, text, level === depth ? start : 1, (level + 1) * 420);
    });
    this.kinds.push(levels.join(''));
    return this.kinds.length;
  }

  xml(): string {
    const kinds = this.kinds.map(
      (levels, index) =>
        `<w:abstractNum w:abstractNumId="${index}"><w:multiLevelType w:val="multilevel"/>${levels}</w:abstractNum>`,
    );
    const lists = this.kinds.map(
      (_levels, index) => `<w:num w:numId="${index + 1}"><w:abstractNumId w:val="${index}"/></w:num>`,
    );
    return wordPart('numbering', kinds.join('') + lists.join(''));
  }
}

function clauseKind(): string {
  return Array.from({ length: 9 }, (_one, level) => {
    const text = Array.from({ length: level + 1 }, (_part, at) => `%${at + 1}`).join('.');
    return levelXml(level, 'decimal', text, 1, 0);
  }).join('');
}

function levelXml(level: number, format: string, text: string, start: number, indent: number): string {
  const place = indent === 0 ? '' : `<w:pPr><w:ind w:left="${indent}" w:hanging="360"/></w:pPr>`;
  return (
    `<w:lvl w:ilvl="${level}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>` +
    `<w:suff w:val="${indent === 0 ? 'space' : 'tab'}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/>${place}</w:lvl>`
  );
}
