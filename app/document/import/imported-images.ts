import { createHash } from 'node:crypto';
import { bareImage } from './bare-image';
import { type ImageFault, readImage } from './image-kind';
import type { ImportReport } from './import-report';
import type { ImportedImage } from './import-types';

export const MOST_IMAGE_BYTES = 10 * 1024 * 1024;
const MOST_IMAGES = 500;
const MOST_BYTES = 64 * 1024 * 1024;

const FAULTS: Readonly<Record<ImageFault, string>> = {
  unknown: 'not a PNG, JPEG, GIF or WebP image',
  drawing: 'a drawing in SVG, which can hold programs; save it as PNG',
  'too-large-to-draw': 'more than 12,000 pixels on a side or 50 million in all',
  'cut-off': 'ends in the middle of the image',
};

/** The images that a file brings along, each once, under the hash of its bytes. */
export class ImportedImages {
  private readonly taken = new Map<string, ImportedImage>();
  private bytes = 0;

  constructor(private readonly report: ImportReport) {}

  /** The address at which the image will be, or null when it cannot be shown; why is in the report. */
  take(bytes: Uint8Array, what: string): string | null {
    if (bytes.byteLength > MOST_IMAGE_BYTES) return this.refuse(`${what}: larger than 10 MB`);
    const kind = readImage(bytes);
    if (typeof kind === 'string') return this.refuse(`${what}: ${FAULTS[kind]}`);
    const bare = bareImage(bytes, kind.mediaType);
    if (bare !== bytes) this.report.note('image-data-removed', what);
    const hash = createHash('sha256').update(bare).digest('hex');
    if (!this.taken.has(hash)) {
      if (this.taken.size >= MOST_IMAGES || this.bytes + bare.byteLength > MOST_BYTES) {
        return this.refuse(`${what}: the file holds too many images`);
      }
      this.bytes += bare.byteLength;
      this.taken.set(hash, { hash, mediaType: kind.mediaType, bytes: Uint8Array.from(bare) });
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
