import type { InterestCategory } from '../../../db/words';
import type { Contributor } from './snapshot-record';
import { nameWriter, type WriterNames } from './writer-words';

/** Words that stand in a text, and how many of them were carried over from an earlier version. */
export interface Words {
  readonly words: number;
  readonly carried: number;
}

export interface OrganisationWords extends Words {
  /** Null for people who wrote for no organisation. */
  readonly name: string | null;
  readonly slug: string | null;
  readonly interestCategory: InterestCategory | null;
  readonly people: ReadonlyArray<Words & { readonly name: string }>;
}

/** Who wrote a text: people by organisation, interest categories, and what nobody typed. */
export interface Contributions {
  /** All words of the text. */
  readonly words: number;
  readonly organisations: readonly OrganisationWords[];
  readonly categories: ReadonlyArray<Words & { readonly category: InterestCategory | null }>;
  /** Imported, restored, from the template, carried over without a known writer. */
  readonly others: ReadonlyArray<{ readonly words: number; readonly what: string }>;
}

/** Adds the words of a snapshot up as its page shows them; most words first. */
export function contributionsOf(contributors: readonly Contributor[], names: WriterNames): Contributions {
  const typed = contributors.filter(({ origin }) => origin === 'typed');
  const organisations = groupBy(typed, ({ organisationId }) => organisationId ?? '').map(
    ([id, theirs]): OrganisationWords => {
      const found = names.organisations.get(id);
      const people = groupBy(theirs, ({ personId }) => personId ?? '').map(([, one]) => {
        const [first] = one;
        return { name: first ? (nameWriter(first, names).person ?? '') : '', ...wordsIn(one) };
      });
      return {
        name: found?.name ?? null,
        slug: found?.slug ?? null,
        interestCategory: theirs[0]?.interestCategory ?? null,
        ...wordsIn(theirs),
        people: people.sort(byWords),
      };
    },
  );
  const categories = groupBy(typed, ({ interestCategory }) => interestCategory ?? '').map(([, theirs]) => ({
    category: theirs[0]?.interestCategory ?? null,
    ...wordsIn(theirs),
  }));
  const others = contributors
    .filter(({ origin }) => origin !== 'typed')
    .map((one) => ({ words: one.words, what: nameWriter(one, names).words }));
  return {
    words: wordsIn(contributors).words,
    organisations: organisations.sort(byWords),
    categories: categories.sort(byWords),
    others: others.sort((a, b) => b.words - a.words),
  };
}

function wordsIn(contributors: readonly Contributor[]): Words {
  const sum = (of: readonly Contributor[]) => of.reduce((total, { words }) => total + words, 0);
  return {
    words: sum(contributors),
    carried: sum(contributors.filter(({ carriedFrom }) => carriedFrom !== null)),
  };
}

function byWords(a: Words, b: Words): number {
  return b.words - a.words;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Array<[string, T[]]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups];
}
