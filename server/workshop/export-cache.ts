import type { ExportFacts, ExportFormat } from '../../app/document/export/export-types';

const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Files made of frozen texts, which never change: kept by the text's hash, the format and what stands beside the
 * text, those asked for longest ago leaving first. The same file is made once, however many ask for it at once.
 */
export class ExportCache {
  private readonly kept = new Map<string, Uint8Array>();
  private readonly making = new Map<string, Promise<Uint8Array>>();
  private bytes = 0;

  async make(
    format: ExportFormat,
    { hash, title, source }: ExportFacts,
    work: () => Promise<Uint8Array>,
  ): Promise<Uint8Array> {
    const key = JSON.stringify([hash, format, title, source]);
    const known = this.kept.get(key);
    if (known !== undefined) {
      this.kept.delete(key);
      this.kept.set(key, known);
      return known;
    }
    const running = this.making.get(key);
    if (running !== undefined) return await running;
    const made = work();
    this.making.set(key, made);
    try {
      const file = await made;
      this.keep(key, file);
      return file;
    } finally {
      this.making.delete(key);
    }
  }

  private keep(key: string, file: Uint8Array): void {
    this.kept.set(key, file);
    this.bytes += file.byteLength;
    for (const [oldest, bytes] of this.kept) {
      if (this.bytes <= MOST_BYTES) break;
      this.kept.delete(oldest);
      this.bytes -= bytes.byteLength;
    }
  }
}
