import type { Closing } from '../../app/document/close-codes';
import type { Log } from '../log';
import type { Connection } from './connection';
import type { Counters } from './counters';

export interface RefusalParts {
  readonly counters: Counters;
  readonly report: Log;
}

/** How a connection is closed, and the word for it in counts and logs. */
export interface Refusal {
  readonly closing: Closing;
  readonly word: string;
}

/** Closes a connection for what it sent: counted, and logged once. */
export type Refuse = (connection: Connection, closing: Closing, word: string) => void;

export function refusingIn(documentId: string, { counters, report }: RefusalParts): Refuse {
  return (connection, closing, word) => {
    counters.add(`refused.${word}`);
    const facts = { documentId, personId: connection.person.id, code: closing.code, why: word };
    report.warn(facts, 'a live connection was closed');
    connection.close(closing);
  };
}
