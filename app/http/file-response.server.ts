/** A text as a file to keep, under a name that every system takes. */
export function fileResponse(file: {
  readonly body: string;
  readonly mediaType: string;
  readonly fileName: string;
  readonly hash: string;
}): Response {
  return new Response(file.body, {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Disposition': `attachment; filename="${file.fileName.replace(/[^\w.-]/g, '_')}"`,
      ETag: `"${file.hash}"`,
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
