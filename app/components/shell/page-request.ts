import { createContext } from 'react';
import type { TypedWords } from '../typed-words';

/** When a part of a page may be rendered. */
export interface Turn {
  readonly hasCome: boolean;
  readonly come: Promise<void>;
}

/** The turns of one page, one after another. */
export interface PageTurns {
  next(): Turn;
}

/** What the rendering of one page knows about the request it answers. */
export interface PageRequest {
  /** Nonce of inline scripts; only hydrated pages have any. Unknown in the browser. */
  readonly nonce: string | undefined;
  /** Reference number to show when something failed. */
  readonly requestId: string;
  /** Whether a posted form came back with faults, so that the title starts with "Error:". */
  readonly formFailed: boolean;
  /** What was typed into a form that this page does not show again. */
  readonly typedInVain: readonly TypedWords[];
  /** The long text of the page as HTML; '' in the browser, which has it from the page. */
  readonly text: string;
  /** When the parts of a long list are rendered; all at once where nobody says. */
  readonly turns?: PageTurns;
}

export const PageRequestContext = createContext<PageRequest>({
  nonce: undefined,
  requestId: '',
  formFailed: false,
  typedInVain: [],
  text: '',
});
