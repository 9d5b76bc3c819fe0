import { textErrorCode } from '../../text-error';
import { allBelow } from '../archive/xml-tree';
import { type ImportedImages, MOST_IMAGE_BYTES } from '../imported-images';
import type { WordPackage } from './word-package';

/** The pictures of a Word file by the names of their parts. One that cannot be read costs itself and not the text. */
export class WordPictures {
  private readonly known = new Map<string, string | null>();

  constructor(
    private readonly word: Pick<WordPackage, 'bytes'>,
    private readonly images: ImportedImages,
  ) {}

  /** Where the picture will be, or null when it cannot be shown; a logo on every page is unpacked once. */
  addressOf(part: string): string | null {
    const known = this.known.get(part);
    if (known !== undefined) return known;
    const address = this.read(part);
    this.known.set(part, address);
    return address;
  }

  /** Takes the pictures that tracked changes bring along: they are in nobody's text yet, but in the amendments to come. */
  takeProposed({ document, relations }: Pick<WordPackage, 'document' | 'relations'>): void {
    const proposed = ['w:ins', 'w:moveTo'].flatMap((name) => allBelow(document, name));
    for (const picture of proposed.flatMap((mark) => allBelow(mark, 'a:blip'))) {
      const relation = relations.get(picture.attributes.get('r:embed') ?? '');
      if (relation !== undefined && !relation.external) this.addressOf(relation.target);
    }
  }

  private read(part: string): string | null {
    try {
      const bytes = this.word.bytes(part, MOST_IMAGE_BYTES);
      return bytes === null ? this.images.refuse(`${part}: not in the file`) : this.images.take(bytes, part);
    } catch (error) {
      const code = textErrorCode(error);
      if (code === 'too-large') return this.images.refuse(`${part}: larger than 10 MB`);
      if (code === 'bad-input') return this.images.refuse(`${part}: damaged`);
      throw error;
    }
  }
}
