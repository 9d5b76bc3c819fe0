import type { Closing } from '../../app/document/close-codes';
import type { Connection } from './connection';
import { Tally } from './tally';

/** The connections of this node, and how many of them come from an address or are a person's. */
export class PresentConnections {
  readonly all = new Set<Connection>();
  readonly byAddress = new Tally();
  readonly byPerson = new Tally();

  add(connection: Connection): void {
    this.all.add(connection);
    this.byAddress.add(connection.request.address);
    this.byPerson.add(connection.person.id);
  }

  remove(connection: Connection): void {
    if (!this.all.delete(connection)) return;
    this.byAddress.remove(connection.request.address);
    this.byPerson.remove(connection.person.id);
  }

  close(closing: Closing, which: (connection: Connection) => boolean = () => true): void {
    for (const connection of [...this.all]) if (which(connection)) connection.close(closing);
  }

  get unsentBytes(): number {
    return [...this.all].reduce((total, { unsent }) => total + unsent, 0);
  }
}
