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
  return (
    a.length === b.length &&
    a.every((person, place) => person.id === b[place]?.id && person.seat === b[place]?.seat)
  );
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
