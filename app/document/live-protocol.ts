/**
 * What page and server speak over a live connection. Raise it when a page from before could misunderstand the
 * server or be misunderstood: such a page is told to load anew. A client that names none is not a page.
 */
export const LIVE_PROTOCOL = 1;

/** The largest a text may become, as the updates that are stored of it. */
export const LARGEST_TEXT_BYTES = 24 * 1024 * 1024;
