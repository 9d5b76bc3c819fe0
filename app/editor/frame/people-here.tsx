import { useEffect, useRef } from 'react';
import type { PersonHere } from '../connection/presence';

/** Who has the text open: names with organisations, never colours alone. */
export function PeopleHere({ people }: { readonly people: readonly PersonHere[] }) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const elsewhere = ({ target }: Event) => {
      if (menu.current?.open && target instanceof Node && !menu.current.contains(target))
        menu.current.open = false;
    };
    document.addEventListener('pointerdown', elsewhere);
    return () => document.removeEventListener('pointerdown', elsewhere);
  }, []);
  if (people.length === 0) return null;
  const others = people.filter(({ isMe }) => !isMe);
  return (
    <details
      ref={menu}
      className="cc-people"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || menu.current === null) return;
        menu.current.open = false;
        menu.current.querySelector('summary')?.focus();
      }}
    >
      <summary className="cc-people__summary">
        <span className="cc-people__chips" aria-hidden="true">
          {people.slice(0, 5).map((person) => (
            <span key={person.id} className="cc-people__chip" style={{ backgroundColor: person.colour }}>
              {initials(person.name)}
            </span>
          ))}
        </span>
        <span className="cc-people__words">{summary(others)}</span>
      </summary>
      <ul className="cc-people__list">
        {people.map((person) => (
          <li key={person.id} className="cc-people__person">
            <span className="cc-people__chip" style={{ backgroundColor: person.colour }} aria-hidden="true">
              {initials(person.name)}
            </span>
            <span>
              <strong>{person.name}</strong>
              {person.isMe ? ' (you)' : ''}
              <span className="cc-people__organisation">
                {person.organisation === '' ? '' : `${person.organisation}, `}
                {person.seat === 'write' ? 'editing' : 'reading'}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function summary(others: readonly PersonHere[]): string {
  const [first, second] = others;
  if (first === undefined) return 'Only you are here';
  if (second === undefined) return `You and ${first.name}`;
  if (others.length === 2) return `You, ${first.name} and ${second.name}`;
  return `You, ${first.name} and ${others.length - 1} others`;
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const first = words[0]?.charAt(0) ?? '';
  const last = words.length > 1 ? (words.at(-1)?.charAt(0) ?? '') : '';
  return `${first}${last}`.toUpperCase();
}
