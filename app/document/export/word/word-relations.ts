import { xmlText } from './word-xml';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** What the main part of a Word file leads to: addresses, images, and its other parts. */
export class WordRelations {
  private readonly written: string[] = [];
  private readonly known = new Map<string, string>();

  /** The id under which the target is known; the same target has one. */
  add(kind: string, target: string, external = false): string {
    const key = `${kind} ${target}`;
    const present = this.known.get(key);
    if (present !== undefined) return present;
    const id = `rId${this.known.size + 1}`;
    this.known.set(key, id);
    this.written.push(
      `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${xmlText(target)}"` +
        `${external ? ' TargetMode="External"' : ''}/>`,
    );
    return id;
  }

  xml(): string {
    return relationsPart(this.written.join(''));
  }
}

export function relationsPart(inside: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`
  );
}
