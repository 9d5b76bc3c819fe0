/**
 * Lets the editor know of what is selected now. The browser tells it of a new selection in a task of its own, and
 * keys that are pressed right behind a double click may come first: they would act on what was selected before.
 */
export function noticeSelection(): void {
  document.dispatchEvent(new Event('selectionchange'));
}
