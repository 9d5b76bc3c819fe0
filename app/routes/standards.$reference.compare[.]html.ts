import { fileDoor } from '../http/respond.server';
import { readComparisonSearch } from '../services/comparison/comparison-search';
import { downloadComparison } from '../services/comparison/download-comparison.server';

/** A comparison as one HTML file with its legend. */
export const loader = fileDoor(async ({ ctx, params, url }) => {
  const search = readComparisonSearch(url.searchParams);
  const { body, fileName } = await downloadComparison(ctx, params.reference ?? '', search);
  return new Response(body, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Disposition': `attachment; filename="${fileName.replace(/[^\w.-]/g, '_')}"`,
      'X-Content-Type-Options': 'nosniff',
    },
  });
});
