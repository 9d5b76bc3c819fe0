import type { ImportedImage } from '../import/import-types';

export const EXPORT_FORMATS = ['docx', 'pdf', 'csv', 'reqif'] as const;

/** Files that are made from a frozen text by the workshop. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** An uploaded image that a text shows. */
export type ExportImage = ImportedImage;

/** What stands on an exported file beside its text. */
export interface ExportFacts {
  readonly title: string;
  /** Address at which the text is found. */
  readonly source: string;
  readonly hash: string;
  readonly images: readonly ExportImage[];
}
