import { textSchema } from '../document/text-schema';
import { door } from '../http/respond.server';

/** The JSON Schema of the JSON of texts, at the address that it names itself by. */
export const loader = door(
  async ({ ctx }) =>
    new Response(`${JSON.stringify(textSchema(ctx.settings.origin), null, 2)}\n`, {
      headers: {
        'Content-Type': 'application/schema+json; charset=utf-8',
        'Access-Control-Allow-Origin': '*',
        'Cache-Control': 'public, max-age=3600',
      },
    }),
);
