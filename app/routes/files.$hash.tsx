import { fileDoor } from '../http/respond.server';
import { viewImage } from '../services/versions/imported-file.server';

/** An image of a text. It is named by its bytes and never changes, so it may be kept for good. */
export const loader = fileDoor(async ({ ctx, params }) => {
  const { bytes, mediaType, hash } = await viewImage(ctx, params.hash ?? '');
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'Content-Type': mediaType,
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      ETag: `"${hash}"`,
      'X-Content-Type-Options': 'nosniff',
    },
  });
});
