import { namesInWords } from '../names-in-words';

/** What stands beside the count of an approval when a "do not approve" was withdrawn after it (BL-26). */
export function withdrawnLater(names: readonly string[]): string {
  const their = names.length === 1 ? 'its' : 'their';
  return `This is the count on which the approval rests. Since then ${namesInWords(names)} withdrew ${their} “do not approve”; the page of the ballot counts it as approve.`;
}
