import { listWriterNames } from '../../../db/queries/writers';
import type { Tx } from '../../../db/store';
import type { WriterNames } from './writer-words';

interface Named {
  readonly personId: string | null;
  readonly organisationId: string | null;
}

/** The names of everybody in these lists as they are now. */
export async function loadWriterNames(tx: Tx, writers: readonly Named[]): Promise<WriterNames> {
  const ids = (of: (writer: Named) => string | null) => [...new Set(writers.flatMap((one) => of(one) ?? []))];
  const found = await listWriterNames(
    tx,
    ids(({ personId }) => personId),
    ids(({ organisationId }) => organisationId),
  );
  return {
    people: new Map(found.people.map(({ id, name }) => [id, name])),
    organisations: new Map(found.organisations.map(({ id, name, slug }) => [id, { name, slug }])),
  };
}
