/** Prints the page; shown only where JavaScript runs, since every browser can print by itself. */
export function PrintButton({ text = 'Print this page' }: { readonly text?: string }) {
  return (
    <button
      type="button"
      className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
      data-print
      hidden
    >
      {text}
    </button>
  );
}
