/** The text as the server rendered it: what is read before the live text is here, and without JavaScript. */
export function StaticText({ html }: { readonly html: string }) {
  if (html === '') {
    return <p className="cc-draft__nothing">Nothing has been written in this draft yet.</p>;
  }
  return (
    <div
      className="cc-standard cc-draft__static"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: made by the renderer, which lets only its own elements out
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
