import type { AnyExtension } from '@tiptap/core';
import { Dropcursor, Gapcursor } from '@tiptap/extensions';
import { houseExtensions } from '../../document/schema';
import type { LiveSession } from '../connection/live-session';
import { BlockIds } from './block-ids';
import { CodeBlock, FigureBlock, HeadingBlock, TableBlock } from './body-views';
import { BranchMarking } from './branch-marks';
import { CaretInWindow } from './caret-in-window';
import { ChooseByKeys } from './choose-by-keys';
import { carets, liveBinding } from './collaboration';
import { CommentHighlights } from './comment-highlights';
import { EditorKeys, type PageKeys } from './editor-keys';
import { FieldStops } from './field-stops';
import { FindInText } from './find-in-text';
import { TextIndexing } from './index-plugin';
import { InsertMenuTrigger } from './insert-menu';
import { LinesToTypeIn } from './lines-to-type-in';
import { ProposalMarks } from './proposal-marks';
import { CalloutBlock, CrossReferenceInline, DefinitionBlock, RequirementBlock } from './standard-views';
import { SteadyCursor } from './steady-cursor';
import { Stretches } from './stretches';
import { TypedOnBlock } from './typed-on-block';

export interface EditorParts {
  readonly session: Pick<LiveSession, 'doc' | 'provider'>;
  readonly page: PageKeys;
  /** Prints of the base of an amendment; null for a draft. */
  readonly base: Readonly<Record<string, string>> | null;
  /** Keys pressed while the insert menu is open; answers true for those it used. */
  readonly insertKey: (event: KeyboardEvent) => boolean;
  /** A comment's words in the text were clicked. */
  readonly picked: (commentId: string) => void;
}

/** The house schema with its views, and everything that makes it an editor of a live text. */
export function editorExtensions({ session, page, base, insertKey, picked }: EditorParts): AnyExtension[] {
  return [
    ...houseExtensions([
      HeadingBlock,
      TableBlock,
      CodeBlock,
      FigureBlock,
      RequirementBlock,
      CalloutBlock,
      DefinitionBlock,
      CrossReferenceInline,
    ]),
    Stretches,
    CaretInWindow,
    liveBinding(session.doc),
    carets(session.provider),
    TextIndexing,
    BlockIds,
    SteadyCursor,
    LinesToTypeIn,
    TypedOnBlock,
    ChooseByKeys.configure({ tell: page.tell }),
    InsertMenuTrigger.configure({ handleKey: insertKey }),
    CommentHighlights.configure({ picked }),
    BranchMarking.configure({ base }),
    ProposalMarks,
    FindInText,
    FieldStops,
    EditorKeys.configure({ page }),
    Dropcursor.configure({ class: 'cc-drop-cursor', color: false }),
    Gapcursor,
  ];
}
