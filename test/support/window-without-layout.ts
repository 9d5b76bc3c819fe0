/**
 * Gives the window of jsdom what it lacks because it lays nothing out: dialogs that open (the browser focuses their
 * first control), scrolling, and the places of ranges, which the editor asks for a moment after a focus.
 */
export function standInForLayout(): void {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
    this.querySelector<HTMLElement>('button, input')?.focus();
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
  Element.prototype.scrollIntoView = () => undefined;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
  Range.prototype.getClientRects = () => document.body.getClientRects();
}
