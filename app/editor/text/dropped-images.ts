import type { Editor } from '@tiptap/core';
import { newBlockId } from '../../document/ids';
import { MOST_PASTED_IMAGE_BYTES } from '../../document/pasted-image';
import { portalPath } from '../portal-path';
import { insertBlock } from './block-commands';

/**
 * The files of a paste or drop; none where it brings words as well, because office programs put a picture of the
 * words beside them. What is no image is told when it is to be kept: the browser would open it in place of the page.
 */
export function filesIn(data: DataTransfer | null): File[] {
  if (data === null || data.types.includes('text/html')) return [];
  const files = [...data.files];
  return data.types.includes('text/plain') ? files.filter((file) => file.type.startsWith('image/')) : files;
}

/** Where the portal keeps an image now, or a sentence on why it does not. */
export type KeptImage = { readonly path: string } | { readonly fault: string };

/** Sends an image to the portal, which keeps it. */
export async function keepImage(documentId: string, csrf: string, file: File): Promise<KeptImage> {
  if (!file.type.startsWith('image/')) {
    return {
      fault: `${file.name || 'The file'} is not an image. Only images (PNG, JPEG, GIF, WebP) go into a text this way; copy the words of other files and paste them.`,
    };
  }
  if (file.size > MOST_PASTED_IMAGE_BYTES) {
    return { fault: `${file.name || 'The image'} is larger than 10 MB. Make it smaller and add it again.` };
  }
  if (file.type === 'image/svg+xml') {
    return { fault: 'Drawings in SVG can hold programs and are not taken. Save it as PNG and add it again.' };
  }
  const body = new FormData();
  body.set('_csrf', csrf);
  body.set('image', file);
  try {
    const response = await fetch(portalPath(`/drafts/${documentId}/images`), { method: 'POST', body });
    const answer = (await response.json()) as { path?: unknown; message?: unknown };
    if (response.ok && typeof answer.path === 'string') return { path: answer.path };
    return { fault: typeof answer.message === 'string' ? answer.message : 'The image was not taken.' };
  } catch {
    return { fault: 'The portal could not be reached, so the image is not in the text. Add it again later.' };
  }
}

/** Puts images into the text where the cursor is; each waits for its description. Answers what to tell the writer. */
export async function insertImages(
  editor: Editor,
  documentId: string,
  csrf: string,
  files: readonly File[],
): Promise<string> {
  const faults: string[] = [];
  let added = 0;
  for (const file of files) {
    const kept = await keepImage(documentId, csrf, file);
    if ('fault' in kept) {
      faults.push(kept.fault);
      continue;
    }
    if (!insertFigure(editor, kept.path, { alt: null, caption: null })) break;
    added += 1;
  }
  return [...faults, ...(added === 0 ? [] : [imagesAdded(added)])].join(' ');
}

/** Puts a figure where the cursor is; false where the text takes none. */
export function insertFigure(
  editor: Editor,
  src: string,
  words: { readonly alt: string | null; readonly caption: string | null },
): boolean {
  const figure = editor.isDestroyed
    ? undefined
    : editor.schema.nodes.figure?.create({ id: newBlockId(), src, ...words });
  if (figure === undefined) return false;
  insertBlock(editor, figure);
  return true;
}

/** What a writer is told of pictures that stood among pasted words. */
export function imagesLeftOut(count: number): string {
  const [are, them, as, each] =
    count === 1 ? ['An image was', 'it', 'a file', 'it'] : [`${count} images were`, 'them', 'files', 'each'];
  return `${are} left out of what came into the text. To have ${them} there, save ${them} as ${as}, and insert, paste or drop ${each} by itself.`;
}

/** What a writer is told of images that came into the text without a description. */
export function imagesAdded(added: number): string {
  const [are, each] = added === 1 ? ['The image is', 'it'] : [`${added} images are`, 'each'];
  return `${are} in the text. Describe ${each} for people who cannot see it; a consultation needs that.`;
}
