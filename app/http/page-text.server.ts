import type { DraftView } from '../services/live/draft-view';
import type { LoadContext } from './load-context';

/**
 * Hands the text of a draft to the rendering of its page, and leaves it out of the data that the browser gets. Whoever
 * has a seat at the live text needs the editor, whose scripts its page names; a page that is only read never
 * loads them.
 */
export function textInPage(context: LoadContext, view: DraftView): DraftView & ScriptsAhead {
  context.inPage.text = view.text.html;
  const scriptsAhead = view.seat === 'none' ? [] : context.editorScripts;
  return { ...view, text: { ...view.text, html: '' }, scriptsAhead };
}

interface ScriptsAhead {
  readonly scriptsAhead: readonly string[];
}
