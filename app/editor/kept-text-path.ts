/** The page that lists what this browser keeps of texts, within the portal. */
export const KEPT_TEXT_PATH = '/kept-text';
