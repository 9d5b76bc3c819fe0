import { type DocumentJson, textAttribute, walk } from '../json';
import type { ExportFacts, ExportImage } from './export-types';

/** Hashes of the uploaded images that a text shows, each once. */
export function imageHashes(content: DocumentJson): string[] {
  const hashes = new Set<string>();
  walk(content, (node) => {
    const hash = node.type === 'figure' ? hashOfSource(textAttribute(node, 'src')) : null;
    if (hash !== null) hashes.add(hash);
  });
  return [...hashes];
}

export function imageOf(src: string, facts: ExportFacts): ExportImage | undefined {
  const hash = hashOfSource(src);
  return hash === null ? undefined : facts.images.find((image) => image.hash === hash);
}

function hashOfSource(src: string): string | null {
  return /^\/files\/([0-9a-f]{64})$/.exec(src)?.[1] ?? null;
}
