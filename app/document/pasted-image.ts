/** Largest image that is taken into a text; looked at before anything is sent. */
export const MOST_PASTED_IMAGE_BYTES = 10 * 1024 * 1024;
