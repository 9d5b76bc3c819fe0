import type { DraftView } from '../services/live/draft-view';
import type { LoadContext } from './load-context';

/**
 * Hands the text of a draft to the rendering of its page, and leaves it out of the data that the browser gets. Whoever
 * has a seat at the live text needs the editor: its scripts are named in the head of the page, so that they come
 * while the text does. A page that is only read never loads them.
 */
export function textInPage(context: LoadContext, view: DraftView): DraftView & ScriptsAhead {
  context.inPage.text = view.text.html;
  const scriptsAhead = view.seat === 'none' ? [] : context.editorScripts;
  return { ...view, text: { ...view.text, html: '' }, scriptsAhead };
}

interface ScriptsAhead {
  readonly scriptsAhead: readonly string[];
}
