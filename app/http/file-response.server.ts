/** A text as a file to keep, under a name that every system takes. */
export function fileResponse(file: {
  readonly body: string | Uint8Array;
  readonly mediaType: string;
  readonly fileName: string;
  readonly hash: string;
}): Response {
  return new Response(typeof file.body === 'string' ? file.body : Uint8Array.from(file.body), {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Disposition': `attachment; filename="${file.fileName.replace(/[^\w.-]/g, '_')}"`,
      ETag: `"${file.hash}"`,
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
