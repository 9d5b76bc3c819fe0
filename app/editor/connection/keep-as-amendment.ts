import { portalPath } from '../portal-path';

/**
 * Sends text that did not go into the draft as an amendment of one's own, under one's own name, and goes there.
 *
 * @param kept called once the server has the text, before the page is left: what this browser kept of it can go
 * @returns what went wrong, as a sentence
 */
export async function keepAsAmendment(
  draftId: string,
  update: Uint8Array,
  csrf: string,
  kept: () => Promise<void>,
): Promise<string> {
  const body = new FormData();
  body.set('_csrf', csrf);
  body.set('update', new Blob([update as Uint8Array<ArrayBuffer>]), 'text');
  try {
    const response = await fetch(portalPath(`/drafts/${draftId}/keep`), { method: 'POST', body });
    const answer: unknown = await response.json().catch(() => null);
    if (typeof answer === 'object' && answer !== null && 'path' in answer) {
      await kept();
      window.location.assign(portalPath(String(answer.path)));
      return 'Kept as an amendment.';
    }
    const said = typeof answer === 'object' && answer !== null && 'message' in answer ? answer.message : '';
    return `The amendment could not be made. ${said} Your text is kept here.`;
  } catch {
    return 'The amendment could not be sent. Your text is kept here. Check the connection and try again.';
  }
}
