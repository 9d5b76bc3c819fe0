import type { Binding, Folded, NewUpdate, Refused, StoredUpdate, UpdateLog } from './update-log';

interface Document {
  folded: Folded | null;
  rows: StoredUpdate[];
  seq: number;
  readonly writers: Map<number, Binding>;
}

/** A log that forgets everything with the process: for tests and measurements. */
export function memoryLog(isOpen: (documentId: string) => boolean = () => true): UpdateLog {
  const documents = new Map<string, Document>();
  let lastSeq = 0;

  const documentOf = (id: string): Document => {
    const known = documents.get(id);
    if (known) return known;
    const fresh: Document = { folded: null, rows: [], seq: 0, writers: new Map() };
    documents.set(id, fresh);
    return fresh;
  };

  const append = (row: NewUpdate): number | Refused => {
    if (row.onlyWhileOpen && !isOpen(row.documentId)) return 'closed';
    const document = documentOf(row.documentId);
    const taken = row.bind.some(({ clientId, personId }) => {
      const writer = document.writers.get(clientId);
      return row.onlyWhileOpen && writer !== undefined && writer.personId !== personId;
    });
    if (taken) return 'foreign';
    for (const binding of row.bind) {
      if (!document.writers.has(binding.clientId)) document.writers.set(binding.clientId, binding);
    }
    document.seq = ++lastSeq;
    document.rows.push({ seq: lastSeq, update: row.update.slice() });
    return lastSeq;
  };

  const after = (documentId: string, seq: number) => {
    return (documents.get(documentId)?.rows ?? []).filter((row) => row.seq > seq);
  };

  return {
    async append(updates) {
      return updates.map(append);
    },
    async load(documentId) {
      const document = documents.get(documentId);
      const folded = document?.folded ?? null;
      return {
        folded,
        tail: after(documentId, folded?.throughSeq ?? 0),
        seq: document?.seq ?? 0,
        bindings: [...(document?.writers.values() ?? [])],
      };
    },
    async after(documentId, seq) {
      return after(documentId, seq);
    },
    async grown(seqs) {
      return [...seqs].filter(([id, seq]) => (documents.get(id)?.seq ?? 0) > seq).map(([id]) => id);
    },
    async fold(documentId, folded) {
      const document = documentOf(documentId);
      if (document.folded && document.folded.throughSeq >= folded.throughSeq) return;
      document.folded = folded;
    },
    async bindings(documentId) {
      return [...(documents.get(documentId)?.writers.values() ?? [])];
    },
    async probe() {
      // Memory can always be written.
    },
  };
}
