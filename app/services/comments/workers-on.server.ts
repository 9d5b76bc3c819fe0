import { listAppointments } from '../../../db/queries/appointments';
import type { Tx } from '../../../db/store';
import type { StandardRole } from '../../../db/words';

export interface Worker {
  readonly id: string;
  readonly name: string;
  readonly role: StandardRole;
}

/** The chair and the editors who work on a version now, each once; the chair first. */
export async function workersOn(tx: Tx, standardId: string, versionId: string): Promise<readonly Worker[]> {
  const found = new Map<string, Worker>();
  for (const held of await listAppointments(tx, [standardId])) {
    if (held.versionId !== null && held.versionId !== versionId) continue;
    if (!found.has(held.personId))
      found.set(held.personId, { id: held.personId, name: held.name, role: held.role });
  }
  return [...found.values()];
}
