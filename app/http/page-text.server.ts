import type { DraftView } from '../services/live/draft-view';
import type { LoadContext } from './load-context';

/** Hands the text of a draft to the rendering of its page, and leaves it out of the data that the browser gets. */
export function textInPage(context: LoadContext, view: DraftView): DraftView {
  context.inPage.text = view.text.html;
  return { ...view, text: { ...view.text, html: '' } };
}
