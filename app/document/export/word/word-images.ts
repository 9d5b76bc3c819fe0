import { imageKind } from '../../import/image-kind';
import { imageOf } from '../export-facts';
import type { ExportFacts } from '../export-types';
import type { WordRelations } from './word-relations';
import { xmlText } from './word-xml';

const ENDINGS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/gif': 'gif',
};
/** English Metric Units of a pixel at 96 to the inch, and of the width of the text. */
const PIXEL = 9525;
const WIDEST = 5_700_000;

/** The images of a Word file. */
export class WordImages {
  readonly files = new Map<string, Uint8Array>();
  private drawn = 0;

  constructor(
    private readonly facts: ExportFacts,
    private readonly relations: WordRelations,
  ) {}

  /** The image as a run; null when it is not at hand or of a kind that Word does not show. */
  drawing(src: string, description: string): string | null {
    const image = imageOf(src, this.facts);
    const kind = image === undefined ? null : imageKind(image.bytes);
    const ending = kind === null ? undefined : ENDINGS[kind.mediaType];
    if (image === undefined || kind === null || ending === undefined) return null;
    const name = `media/${image.hash.slice(0, 16)}.${ending}`;
    this.files.set(`word/${name}`, image.bytes);
    const id = this.relations.add('image', name);
    const shrink = Math.min(1, WIDEST / (kind.width * PIXEL));
    const [width, height] = [kind.width, kind.height].map((side) =>
      Math.max(1, Math.round(side * PIXEL * shrink)),
    );
    this.drawn += 1;
    const named = `id="${this.drawn}" name="Image ${this.drawn}" descr="${xmlText(description)}"`;
    const size = `cx="${width}" cy="${height}"`;
    return (
      `<w:r><w:drawing><wp:inline><wp:extent ${size}/><wp:docPr ${named}/><a:graphic>` +
      '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>' +
      `<pic:nvPicPr><pic:cNvPr ${named}/><pic:cNvPicPr/></pic:nvPicPr>` +
      `<pic:blipFill><a:blip r:embed="${id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
      `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
      '</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    );
  }
}
