import type { Finding } from '../../document/finding-types';
import type { OutlineEntry } from '../../document/text-types';

/** Sections without which a text does not go to consultation: whom it binds, and what conforming means. */
export const REQUIRED_SECTIONS: readonly string[] = ['Scope', 'Conformance'];

/** The required sections that no heading of the text names, in any case and with or without a typed number. */
export function missingSections(outline: readonly OutlineEntry[]): readonly string[] {
  const titles = new Set<string>();
  const waiting = [...outline];
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    titles.add(plainTitle(entry.title));
    waiting.push(...entry.children);
  }
  return REQUIRED_SECTIONS.filter((section) => !titles.has(plainTitle(section)));
}

function plainTitle(title: string): string {
  return title
    .replace(/^[\d.]+\s+/, '')
    .trim()
    .toLowerCase();
}

/** How many images of a text stand on another site. */
export function imagesElsewhere(findings: readonly Pick<Finding, 'kind'>[]): number {
  return findings.filter(({ kind }) => kind === 'image-elsewhere').length;
}

/** How many images of a text have no description for people who cannot see them. */
export function undescribedImages(findings: readonly Pick<Finding, 'kind'>[]): number {
  return findings.filter(({ kind }) => kind === 'image-without-description').length;
}
