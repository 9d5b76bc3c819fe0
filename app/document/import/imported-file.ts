import { renderText } from '../render';
import type { ImportedFile, ImportedText } from './import-types';

/** Blocks that the beginning of a text holds. */
const BLOCKS_SHOWN = 60;

/**
 * An imported text for the process that serves everybody: without its tree, which nothing there reads and which takes
 * a tenth of a second to hand from one thread to another, and with how it begins.
 */
export function importedFile({ content, ...rest }: ImportedText): ImportedFile {
  const blocks = content.content ?? [];
  const { html } = renderText({ ...content, content: blocks.slice(0, BLOCKS_SHOWN) });
  return { ...rest, beginning: { html, more: blocks.length > BLOCKS_SHOWN } };
}
