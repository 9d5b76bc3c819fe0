import type { DocumentJson } from '../../app/document/json';

/** The text with some words put at the end of so many of its paragraphs, evenly spread. */
export function reworded(content: DocumentJson, lines: number, from: number, words: string): DocumentJson {
  const places = (content.content ?? []).flatMap((block, place) =>
    block.type === 'paragraph' ? [place] : [],
  );
  const step = Math.max(2, Math.floor(places.length / lines));
  const chosen = new Set(places.filter((_, index) => index % step === from));
  const blocks = (content.content ?? []).map((block, place) =>
    chosen.has(place)
      ? { ...block, content: [...(block.content ?? []), { type: 'text', text: words }] }
      : block,
  );
  return { ...content, content: blocks };
}
