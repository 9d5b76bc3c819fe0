/** Somebody who has the text open, as the server says. */
export interface PersonHere {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly colour: string;
  readonly seat: 'write' | 'read';
  readonly isMe: boolean;
}

/**
 * Everybody who has the text open, a person once however many windows they have, me first and the others by
 * name. States that the server did not sign with a person are passed over.
 */
export function peopleHere(states: ReadonlyMap<number, unknown>, myId: string): PersonHere[] {
  const people = new Map<string, PersonHere>();
  for (const state of states.values()) {
    const user = field(state, 'user');
    const id = textOf(field(user, 'id'));
    const name = textOf(field(user, 'name'));
    if (id === '' || name === '') continue;
    const seat = field(user, 'seat') === 'write' || people.get(id)?.seat === 'write' ? 'write' : 'read';
    people.set(id, {
      id,
      name,
      organisation: textOf(field(user, 'organisation')),
      colour: textOf(field(user, 'color')),
      seat,
      isMe: id === myId,
    });
  }
  return [...people.values()].sort(
    (a, b) => Number(b.isMe) - Number(a.isMe) || a.name.localeCompare(b.name, 'en-GB'),
  );
}

/** The same people in the same state: nothing to draw again. */
export function samePeople(a: readonly PersonHere[], b: readonly PersonHere[]): boolean {
  return a.length === b.length && a.every((person, place) => describe(person) === describe(b[place]));
}

interface Changes {
  readonly added: readonly number[];
  readonly updated: readonly number[];
  readonly removed: readonly number[];
}

/**
 * Hears the changes of an awareness and tells when somebody comes, goes or is somebody else now, not with every cursor
 * that moves. Whoever comes back is told of as updated and not as added.
 */
export function whoChanges(
  { states }: { readonly states: ReadonlyMap<number, unknown> },
  told: () => void,
): (changes: Changes) => void {
  const known = new Map<number, string>();
  return ({ added, updated, removed }) => {
    for (const client of removed) known.delete(client);
    let different = removed.length > 0;
    for (const client of [...added, ...updated]) {
      const now = describe(field(states.get(client), 'user'));
      different ||= known.get(client) !== now;
      known.set(client, now);
    }
    if (different) told();
  };
}

/** What is shown of somebody, to be held against what was. */
function describe(person: unknown): string {
  return JSON.stringify(['id', 'name', 'organisation', 'seat'].map((name) => textOf(field(person, name))));
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
