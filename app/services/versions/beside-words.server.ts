import type { VersionRow } from '../../../db/queries/versions';
import type { Tx } from '../../../db/store';
import { type LeftDraft, wasWrittenOn } from './left-draft.server';

/** Where the words go that are written in a draft beside a frozen text of it (LC-54); '' where there is none. */
export async function besideWords(tx: Tx, version: VersionRow): Promise<string> {
  const { documentId, number, patchOfId, state } = version;
  if (documentId === null) return '';
  switch (state) {
    case 'consultation':
      return 'The consultation runs on a frozen text, and the draft goes on beside it: what is written now is in the text that is frozen next.';
    case 'ballot':
      return `The ballot is about a frozen text, and the draft goes on beside it. What is written now is not in ${number} if this text is published: the next version can begin with it. If the text comes back to Resolution it is in the text that is frozen next.`;
    case 'awaiting-approval':
      return patchOfId === null
        ? 'The Leads decide on the text that was voted on. What was written in the draft since then is not in it: the next version can begin with it.'
        : '';
    default:
      return leftWords(await wasWrittenOn(tx, version));
  }
}

function leftWords(left: LeftDraft | null): string {
  if (left === null) return '';
  const { number, lacks } = left;
  const lacking = lacks.length === 0 ? '' : ` That draft lacks the corrections of ${lacks.join(' and ')}.`;
  return `The draft of ${number} was written on after the text was frozen that is published. The next version can begin with the draft as it was left.${lacking}`;
}
