import type { AmendmentState, DocumentState, StandardRole, VersionState } from '../../../db/words';
import type { OutlineEntry } from '../../document/text-types';
import type { SeatPerson } from '../rooms';

/** Everything the page of a draft shows, and what this person may do in it. */
export interface DraftView {
  readonly documentId: string;
  /** The address of this page. */
  readonly path: string;
  /** The amendment whose text this is; null for the draft of a version. */
  readonly amendment: AmendmentBeside | null;
  /** The page that lists the amendments of this draft. */
  readonly amendmentsPath: string;
  /** Where a form opens or resumes one's own amendment of this draft; null for whoever may not. */
  readonly propose: string | null;
  readonly epoch: number;
  readonly documentState: DocumentState;
  readonly standard: {
    readonly reference: string;
    readonly title: string;
    readonly summary: string;
    readonly appliesTo: string;
    readonly owner: string | null;
    readonly path: string;
  };
  readonly version: {
    readonly number: string;
    readonly state: VersionState;
    readonly progressPath: string;
    readonly historyPath: string;
  };
  /** The seat at the live text; `none` reads the text of this moment. */
  readonly seat: 'write' | 'read' | 'none';
  /** Why it is not for writing, and who can help; empty when it is. */
  readonly why: readonly { readonly sentence: string; readonly help: string }[];
  readonly me: SeatPerson | null;
  /** The draft in which the work goes on when this one is not open any more; null when there is none yet. */
  readonly nextDraft: { readonly number: string; readonly path: string } | null;
  /** The button that takes the version on, for the person who may. */
  readonly nextStep: string | null;
  /** Safe HTML of the text as it is now, with its clauses. */
  readonly text: {
    readonly html: string;
    readonly empty: boolean;
    readonly outline: readonly OutlineEntry[];
    readonly words: number;
  };
  readonly history: readonly DraftSnapshot[];
  /** Where comments are read and made on ordinary pages; `one` and a number is the page of one comment. */
  readonly comments: { readonly all: string; readonly new: string; readonly one: string };
  /** For which organisations this person may comment. */
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  readonly people: readonly DraftPerson[];
  readonly dates: readonly { readonly what: string; readonly at: string }[];
  readonly requiredSections: readonly string[];
}

/** What the page of an amendment's text says around it. */
export interface AmendmentBeside {
  readonly id: string;
  /** `A-7`. */
  readonly name: string;
  readonly path: string;
  readonly state: AmendmentState;
  /** Where it is reviewed, for an editor who writes in it before accepting it. */
  readonly reviewPath: string;
  /** Where a clause of it is written in an ordinary form; null for who writes in it and is not its author. */
  readonly clauseFormPath: string | null;
  /** Prints of the blocks of its base, by id; see `app/document/block-prints.ts`. */
  readonly base: Readonly<Record<string, string>>;
}

export interface DraftSnapshot {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** ISO 8601. */
  readonly at: string;
  readonly by: string | null;
  readonly words: number;
  readonly viewPath: string;
  /** Compares it with the draft as it is now, or with the text of its version once that is not written any more. */
  readonly comparePath: string | null;
}

export interface DraftPerson {
  readonly name: string;
  readonly role: StandardRole;
  readonly organisation: string | null;
}
