import { createHash } from 'node:crypto';
import { imageKind, isWholeImage } from './image-kind';
import type { ImportReport } from './import-report';
import type { ImportedImage } from './import-types';

export const MOST_IMAGE_BYTES = 10 * 1024 * 1024;
const MOST_IMAGES = 500;
const MOST_BYTES = 64 * 1024 * 1024;

/** The images that a file brings along, each once, under the hash of its bytes. */
export class ImportedImages {
  private readonly taken = new Map<string, ImportedImage>();
  private bytes = 0;

  constructor(private readonly report: ImportReport) {}

  /** The address at which the image will be, or null when it cannot be shown; why is in the report. */
  take(bytes: Uint8Array, what: string): string | null {
    if (bytes.byteLength > MOST_IMAGE_BYTES) return this.refuse(`${what}: larger than 10 MB`);
    const kind = imageKind(bytes);
    if (kind === null) return this.refuse(`${what}: not a PNG, JPEG, GIF or WebP image`);
    if (!isWholeImage(bytes, kind)) return this.refuse(`${what}: ends in the middle of the image`);
    const hash = createHash('sha256').update(bytes).digest('hex');
    if (!this.taken.has(hash)) {
      if (this.taken.size >= MOST_IMAGES || this.bytes + bytes.byteLength > MOST_BYTES) {
        return this.refuse(`${what}: the file holds too many images`);
      }
      this.bytes += bytes.byteLength;
      this.taken.set(hash, { hash, mediaType: kind.mediaType, bytes: Uint8Array.from(bytes) });
    }
    return `/files/${hash}`;
  }

  all(): ImportedImage[] {
    return [...this.taken.values()];
  }

  /** Tells that an image cannot be shown, and why. */
  refuse(what: string): null {
    this.report.note('image-refused', what);
    return null;
  }
}
