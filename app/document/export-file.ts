import type { ExportFacts, ExportFormat } from './export/export-types';
import { exportPdf } from './export-pdf';
import { exportReqif } from './export-reqif';
import { exportRequirementsCsv } from './export-requirements-csv';
import { exportWord } from './export-word';
import type { DocumentJson } from './json';

/** A text as a file of another format. */
export function exportFile(content: DocumentJson, format: ExportFormat, facts: ExportFacts): Uint8Array {
  switch (format) {
    case 'docx':
      return exportWord(content, facts);
    case 'pdf':
      return exportPdf(content, facts);
    case 'csv':
      return new TextEncoder().encode(exportRequirementsCsv(content, facts));
    case 'reqif':
      return new TextEncoder().encode(exportReqif(content, facts));
  }
}
