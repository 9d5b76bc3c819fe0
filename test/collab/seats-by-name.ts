import type { SeatPerson } from '../../app/services/rooms';
import type { TakeSeat } from '../../server/collab/seats';

export const ORIGIN = 'https://concord.test';

/** Who may do what: the answers of the seat question, changed by the test as rights change. */
export class Seats {
  readonly kinds = new Map<string, 'write' | 'read'>();
  readonly documents = new Set<string>();
  /** Sessions that are over; a session is named after its person, with a number for a second one. */
  readonly ended = new Set<string>();
  /** Sessions that are somebody else's than their name says. */
  readonly others = new Map<string, string>();
  /** Who writes for another organisation than their own, by person. */
  readonly organisations = new Map<string, string | null>();
  epoch = 1;
  until: Date | undefined;
  asked = 0;
  /** Thrown instead of an answer, when set. */
  failing: Error | null = null;

  readonly take: TakeSeat = async (request, documentId) => {
    this.asked++;
    if (this.failing) throw this.failing;
    const session = /session=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
    const name = this.others.get(session) ?? session.replace(/-\d+$/, '');
    const seat = this.kinds.get(name);
    if (!seat || this.ended.has(session)) return { seat: 'none' };
    if (this.documents.size > 0 && !this.documents.has(documentId)) return { seat: 'none' };
    const { epoch, until } = this;
    const sessionId = `s-${session}`;
    const person = personCalled(name);
    const organisationId = this.organisations.get(name);
    if (organisationId !== undefined) Object.assign(person, { organisationId });
    return { seat, person, sessionId, epoch, ...(until ? { until } : {}) };
  };
}

export function personCalled(name: string): SeatPerson {
  return {
    id: `p-${name}`,
    name: name.slice(0, 1).toUpperCase() + name.slice(1),
    organisationId: `o-${name}`,
    organisation: `${name} Systems`,
    colour: '#005eb8',
  };
}
